// The import table of docs/architecture.md, held against every import of every source file.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = import.meta.dirname

interface Rule {
  /** Folder or file the rule is about; the longest match wins. */
  readonly of: string
  /** Folders or files of ours it may import from, itself always included. */
  readonly ours: readonly string[]
  /** Packages it may import; `node` stands for Node's own modules. */
  readonly packages: readonly string[]
}

const library = (folder: string, ...packages: readonly string[]): Rule => ({
  of: `src-main/${folder}`,
  ours: ['src-shared'],
  packages: ['node', ...packages],
})

const outsideThings = ['directory', 'mapping', 'store', 'secrets', 'schedule', 'outgoing', 'demo-directory']

const componentLibraries = [
  'react',
  '@mantine/core',
  '@mantine/hooks',
  '@mantine/notifications',
  '@mantine/spotlight',
  '@tabler/icons-react',
  '@tanstack/react-virtual',
  'react-intl',
  '@codemirror/state',
  '@codemirror/view',
  '@codemirror/language',
  '@codemirror/lang-javascript',
  '@codemirror/autocomplete',
  '@codemirror/commands',
  '@codemirror/lint',
]
const features = ['overview', 'sources', 'runs', 'objects', 'mappings', 'connectivity', 'settings']

const rules: readonly Rule[] = [
  { of: 'src-shared', ours: [], packages: ['zod'] },
  { of: 'src-main/sync', ours: ['src-shared'], packages: [] },
  library('directory', 'ldapts'),
  library('mapping', 'quickjs-emscripten-core', '@jitl/quickjs-wasmfile-release-sync'),
  library('store', 'better-sqlite3'),
  library('secrets', 'keytar'),
  library('schedule', 'croner'),
  library('outgoing'),
  library('demo-directory'),
  {
    of: 'src-main/services',
    ours: ['src-shared', 'src-main/sync', ...outsideThings.map((folder) => `src-main/${folder}`)],
    packages: ['node', 'zod', 'pino'],
  },
  {
    of: 'src-main/cli',
    ours: ['src-shared', 'src-main/services'],
    packages: ['node', 'zod', 'commander'],
  },
  { of: 'src-main/handlers', ours: ['src-shared', 'src-main/services'], packages: ['node', 'zod'] },
  {
    of: 'src-main/electron',
    // A packaged program is its own command line.
    ours: [
      'src-shared',
      'src-main/services',
      'src-main/handlers',
      'src-main/cli/run-program.ts',
      'src-main/cli/early-signals.ts',
    ],
    packages: ['node', 'zod', 'electron', 'pino', '@formatjs/intl'],
  },
  {
    of: 'src-preload',
    ours: ['src-shared/contract/channels.ts'],
    packages: ['electron'],
  },
  { of: 'src-renderer/ui', ours: ['src-shared'], packages: componentLibraries },
  { of: 'src-renderer/api', ours: ['src-shared'], packages: ['react', '@tanstack/react-query'] },
  {
    of: 'src-renderer',
    ours: ['src-shared'],
    packages: [...componentLibraries, 'react-dom', '@tanstack/react-query', 'wouter'],
  },
  ...features.map((feature) => ({
    of: `src-renderer/features/${feature}`,
    ours: ['src-shared', 'src-renderer/ui', 'src-renderer/api'],
    packages: [...componentLibraries, '@tanstack/react-query', 'wouter'],
  })),
]

/** Libraries that one place alone may know. */
const onlyIn: Readonly<Record<string, string>> = {
  ldapts: 'src-main/directory',
  'better-sqlite3': 'src-main/store',
  keytar: 'src-main/secrets/keychain-helper.ts',
  'quickjs-emscripten-core': 'src-main/mapping',
  croner: 'src-main/schedule',
  commander: 'src-main/cli',
}

const importPattern =
  /^(?:import|export)\s(?:[^'"]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm

const sourceFiles = (folder: string): readonly string[] =>
  !existsSync(join(root, folder))
    ? []
    : readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))

const importsOf = (file: string): readonly string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(importPattern)].map(
    (match) => match[1] ?? match[2] ?? '',
  )

const isUnder = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)

const ruleFor = (file: string): Rule | undefined =>
  rules.filter((rule) => isUnder(file, rule.of)).toSorted((a, b) => b.of.length - a.of.length)[0]

const packageName = (specifier: string): string =>
  specifier.startsWith('@')
    ? specifier.split('/').slice(0, 2).join('/')
    : (specifier.split('/')[0] ?? specifier)

const isIgnored = (specifier: string): boolean => specifier.endsWith('.css')

const problemsOf = (file: string): readonly string[] => {
  const rule = ruleFor(file)
  if (rule === undefined) return [`${file} lies in no folder of the import table`]
  return importsOf(file).flatMap((specifier) => {
    if (isIgnored(specifier)) return []
    if (specifier.startsWith('.')) {
      const target = relative(root, resolve(root, dirname(file), specifier))
        .split(sep)
        .join('/')
      return [rule.of, ...rule.ours].some((folder) => isUnder(target, folder))
        ? []
        : [`${file} imports ${target}`]
    }
    const name = specifier.startsWith('node:') ? 'node' : packageName(specifier)
    const home = onlyIn[name]
    if (home !== undefined && !isUnder(file, home))
      return [`${file} imports ${name}, which belongs to ${home}`]
    return rule.packages.includes(name) ? [] : [`${file} imports ${name}`]
  })
}

describe('architecture', () => {
  const files = ['src-shared', 'src-main', 'src-preload', 'src-renderer'].flatMap(sourceFiles)

  it('finds source files to look at', () => {
    expect(files.length).toBeGreaterThan(10)
  })

  it('lets no file import what the import table forbids', () => {
    expect(files.flatMap(problemsOf)).toEqual([])
  })

  it('keeps clocks and chance out of the pure decisions', () => {
    const impure = files
      .filter((file) => isUnder(file, 'src-main/sync'))
      .filter((file) =>
        /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\./.test(
          readFileSync(join(root, file), 'utf8'),
        ),
      )
    expect(impure).toEqual([])
  })

  it('keeps files small enough to read', () => {
    const long = files
      .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 400)
    expect(long).toEqual([])
  })
})
