export interface Component {
  readonly name: string
  readonly licence: string
  /** The package it comes in, for those that are one. */
  readonly package?: string
}

/** What others made and Rollcall is built with. */
export const components: readonly Component[] = [
  { name: 'better-sqlite3', licence: 'MIT', package: 'better-sqlite3' },
  { name: 'Chromium and Node.js, in Electron', licence: 'BSD-3-Clause, MIT' },
  { name: 'CodeMirror', licence: 'MIT', package: '@codemirror/view' },
  { name: 'Commander', licence: 'MIT', package: 'commander' },
  { name: 'Croner', licence: 'MIT', package: 'croner' },
  { name: 'Electron', licence: 'MIT', package: 'electron' },
  { name: 'FormatJS', licence: 'BSD-3-Clause', package: 'react-intl' },
  { name: 'keytar', licence: 'MIT', package: 'keytar' },
  { name: 'ldapts', licence: 'MIT', package: 'ldapts' },
  { name: 'Mantine', licence: 'MIT', package: '@mantine/core' },
  { name: 'Pino', licence: 'MIT', package: 'pino' },
  { name: 'QuickJS', licence: 'MIT', package: '@jitl/quickjs-wasmfile-release-sync' },
  { name: 'quickjs-emscripten', licence: 'MIT', package: 'quickjs-emscripten-core' },
  { name: 'React', licence: 'MIT', package: 'react' },
  { name: 'SQLite', licence: 'Public domain' },
  { name: 'Tabler Icons', licence: 'MIT', package: '@tabler/icons-react' },
  { name: 'TanStack Query', licence: 'MIT', package: '@tanstack/react-query' },
  { name: 'TanStack Virtual', licence: 'MIT', package: '@tanstack/react-virtual' },
  { name: 'wouter', licence: 'Unlicense', package: 'wouter' },
  { name: 'Zod', licence: 'MIT', package: 'zod' },
]
