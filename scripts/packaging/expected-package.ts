// What must be in a package and how its fuses must stand, written here a second time on purpose: a slip in
// electron-builder.yml shows as a difference.
import type { FuseV1Options } from '@electron/fuses'

export const expectedFuses = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
} as const satisfies Partial<Record<keyof typeof FuseV1Options, boolean>>

const requiredFiles = [
  'package.json',
  'out/main/index.js',
  'out/main/cli.js',
  'out/main/sync-worker.js',
  'out/main/list-thread.js',
  'out/main/staging-worker.js',
  'out/main/keychain-helper.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'resources/tray/ok-16.png',
  'resources/tray/attentionTemplate@2x.png',
  'node_modules/@jitl/quickjs-wasmfile-release-sync/dist/emscripten-module.wasm',
]
const allowedFolders = ['node_modules', 'out', 'package.json', 'resources']
// Libraries that only build or show the page.
const bundledPackages = ['react', 'electron', '@mantine', 'vite', 'typescript']

export interface PackageContent {
  /** Paths in the archive. */
  readonly files: readonly string[]
  /** Paths beside it, where the system can load a library from. */
  readonly unpacked: readonly string[]
}

export interface ExpectedContent {
  /** The platform's name in the paths of native libraries, as `linux-x64`. */
  readonly natives: string
  /** Folders of all packages needed at run time. */
  readonly dependencies: readonly string[]
  readonly migrations: readonly string[]
}

/**
 * What is wrong with a package's content, one sentence each.
 */
export const contentProblems = (
  { files, unpacked }: PackageContent,
  { natives, dependencies, migrations }: ExpectedContent,
): readonly string[] => {
  const known = new Set(files)
  const required = [
    ...requiredFiles,
    ...migrations.map((name) => `out/main/migrations/${name}`),
    ...dependencies.map((path) => `${path}/package.json`),
  ]
  const topFolders = [...new Set(files.map((file) => file.split('/')[0] ?? ''))]
  return [
    ...required.filter((file) => !known.has(file)).map((file) => `${file} is missing`),
    ...topFolders
      .filter((folder) => !allowedFolders.includes(folder))
      .map((folder) => `${folder} should not be packed`),
    ...bundledPackages
      .filter((name) => files.some((file) => file.startsWith(`node_modules/${name}/`)))
      .map((name) => `node_modules/${name} should not be packed`),
    ...files
      .filter((file) => /\.(ts|map|test\.js|gyp)$/.test(file) && !file.startsWith('node_modules/'))
      .map((file) => `${file} should not be packed`),
    ...nativeProblems({ files, unpacked }, natives),
  ]
}

const nativeProblems = ({ files, unpacked }: PackageContent, natives: string): readonly string[] => {
  const packed = files.filter((file) => file.endsWith('.node'))
  const wanted = [
    `node_modules/better-sqlite3/prebuilds/${natives}.node`,
    packed.find((file) => file.startsWith(`node_modules/keytar/prebuilds/${natives}/`)) ??
      `node_modules/keytar/prebuilds/${natives}/*.node`,
  ]
  return [
    ...wanted.filter((file) => !packed.includes(file)).map((file) => `the native ${file} is missing`),
    ...packed
      .filter((file) => !wanted.includes(file))
      .map((file) => `the native ${file} is not for ${natives}`),
    ...packed.filter((file) => !unpacked.includes(file)).map((file) => `the native ${file} is not unpacked`),
  ]
}

/** `fuses` as read from the packed executable: name to whether it is on. */
export const fuseProblems = (fuses: Readonly<Record<string, boolean>>): readonly string[] =>
  Object.entries(expectedFuses)
    .filter(([name, isOn]) => fuses[name] !== isOn)
    .map(([name, isOn]) => `the fuse ${name} is not ${isOn ? 'on' : 'off'}`)

/** What is wrong with the script that is the command line on Windows; undefined stands for a script that is missing. */
export const windowsScriptProblems = (script: string | undefined, executable: string): readonly string[] => {
  if (script === undefined) return ['bin/rollcall.cmd is missing']
  const lines = script.split('\r\n')
  const wanted = [`"%~dp0..\\${executable}" %*`, 'exit /b %ERRORLEVEL%']
  return [
    ...wanted
      .filter((line) => !lines.includes(line))
      .map((line) => `bin/rollcall.cmd lacks the line ${line}`),
    ...(/(?<!\r)\n/.test(script) ? ['bin/rollcall.cmd has line ends that cmd.exe may trip over'] : []),
  ]
}
