// `npm run check:packaging`: packs the built app around placeholders of Electron and reads back what was written: the
// files, the native libraries of each platform, the fuses. It says nothing about starting, signing or installing.
// --extract=<folder> keeps what this machine would run, out of its archive: what `E2E_APP=<folder> npm run e2e` starts.
// Further arguments go to electron-builder, so that a wrong setting can be tried: -c.electronFuses.runAsNode=true
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { extractAll, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import electron from 'electron/package.json' with { type: 'json' }
import {
  contentProblems,
  expectedFuses,
  fuseProblems,
  windowsScriptProblems,
  type PackageContent,
} from './packaging/expected-package.ts'
import { writePlaceholderElectron, type PackagePlatform } from './packaging/placeholder-electron.ts'

const require = createRequire(import.meta.url)
const project = resolve(import.meta.dirname, '..')

interface LockedPackage {
  readonly dev?: boolean
  readonly optional?: boolean
  readonly peer?: boolean
}

// npm's own file, version 3: https://docs.npmjs.com/cli/configuring-npm/package-lock-json
const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>
}
// Only headers for building natives; electron-builder.yml leaves it out.
const unpackedDependencies = ['node_modules/node-addon-api']
/** Every package of the lock file that is needed at run time, dependencies of dependencies included. */
const dependencies = Object.entries(packages)
  .filter(([path, { dev, optional, peer }]) => path !== '' && !dev && !optional && !peer)
  .map(([path]) => path)
  .filter((path) => !unpackedDependencies.includes(path))
const builder = join(dirname(require.resolve('electron-builder/package.json')), 'cli.js')

const extractOption = '--extract='
const extractTo = process.argv
  .find((argument) => argument.startsWith(extractOption))
  ?.slice(extractOption.length)
const builderArguments = process.argv.slice(2).filter((argument) => !argument.startsWith(extractOption))

interface Target {
  readonly platform: PackagePlatform
  readonly arch: string
  readonly folder: string
  readonly executable: string
  readonly natives: string
}

const targets: readonly Target[] = [
  { platform: 'linux', arch: 'x64', folder: 'linux-unpacked', executable: 'rollcall', natives: 'linux-x64' },
  {
    platform: 'linux',
    arch: 'arm64',
    folder: 'linux-arm64-unpacked',
    executable: 'rollcall',
    natives: 'linux-arm64',
  },
  { platform: 'mac', arch: 'x64', folder: 'mac', executable: 'Rollcall.app', natives: 'darwin-x64' },
  {
    platform: 'mac',
    arch: 'arm64',
    folder: 'mac-arm64',
    executable: 'Rollcall.app',
    natives: 'darwin-arm64',
  },
  { platform: 'win', arch: 'x64', folder: 'win-unpacked', executable: 'Rollcall.exe', natives: 'win32-x64' },
]

const isForThisMachine = ({ natives }: Target): boolean => natives === `${process.platform}-${process.arch}`

interface Packed {
  readonly folder: string
  /** What electron-builder said, when it failed. */
  readonly log: string | undefined
}

const pack = (target: Target, work: string): Promise<Packed> => {
  const placeholder = join(work, `electron-${target.platform}-${target.arch}`)
  writePlaceholderElectron(placeholder, target.platform, electron.version)
  const output = join(work, `${target.platform}-${target.arch}`)
  const builderCommand = [
    builder,
    `--${target.platform}`,
    'dir',
    `--${target.arch}`,
    '--publish=never',
    `--projectDir=${project}`,
    `-c.electronDist=${placeholder}`,
    `-c.directories.output=${output}`,
    ...(target.platform === 'mac' ? ['-c.mac.identity=null'] : []),
    ...builderArguments,
  ]
  const folder = join(output, target.folder)
  return new Promise((done) => {
    execFile(
      process.execPath,
      builderCommand,
      { maxBuffer: Number.POSITIVE_INFINITY },
      (error, stdout, stderr) =>
        done({ folder, log: error === null ? undefined : `${error.message}\n${stdout}${stderr}` }),
    )
  })
}

const filesBelow = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    : []

const archiveIn = (folder: string, { platform, executable }: Target): string =>
  join(folder, platform === 'mac' ? `${executable}/Contents/Resources` : 'resources', 'app.asar')

// What Object.keys gives of a constant is what it has.
const fuseNames = Object.keys(expectedFuses) as (keyof typeof expectedFuses)[]

interface PackageRead extends PackageContent {
  readonly bytes: number
  readonly fuses: Readonly<Record<string, boolean>>
}

const readPackage = async (folder: string, target: Target): Promise<PackageRead> => {
  const archive = archiveIn(folder, target)
  const wire = await getCurrentFuseWire(join(folder, target.executable))
  return {
    files: listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/').slice(1)),
    unpacked: filesBelow(`${archive}.unpacked`),
    bytes: statSync(archive).size,
    fuses: Object.fromEntries(
      fuseNames.map((name) => [name, wire[FuseV1Options[name]] === FuseState.ENABLE]),
    ),
  }
}

const readScript = (folder: string): string | undefined => {
  const file = join(folder, 'bin/rollcall.cmd')
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

const check = async (target: Target, work: string): Promise<readonly string[]> => {
  const name = `${target.platform} ${target.arch}`
  const { folder, log } = await pack(target, work)
  if (log !== undefined) return [`${name}: electron-builder failed\n${log}`]
  const found = await readPackage(folder, target)
  if (extractTo !== undefined && isForThisMachine(target)) {
    // Natives included: what lies beside the archive is put back in its place.
    extractAll(archiveIn(folder, target), extractTo)
  }
  const migrations = readdirSync(join(project, 'src-main/store/migrations'))
  const expected = { natives: target.natives, dependencies, migrations }
  const problems = [
    ...contentProblems(found, expected),
    ...fuseProblems(found.fuses),
    ...(target.platform === 'win' ? windowsScriptProblems(readScript(folder), target.executable) : []),
  ]
  const megabytes = (found.bytes / 1e6).toFixed(1)
  console.log(`${name}: ${found.files.length} entries, ${megabytes} MB, problems: ${problems.length}`)
  return problems.map((problem) => `${name}: ${problem}`)
}

if (!existsSync(join(project, 'out/main/index.js'))) {
  console.error('There is nothing to pack: run "npm run build" first.')
  process.exit(1)
}
if (extractTo !== undefined && !targets.some(isForThisMachine)) {
  console.error(`There is no package for ${process.platform} ${process.arch} that could be extracted.`)
  process.exit(1)
}
if (extractTo !== undefined && existsSync(extractTo)) {
  console.error(`${extractTo} is there already: name a folder for the package that is not.`)
  process.exit(1)
}
const work = mkdtempSync(join(tmpdir(), 'rollcall-packaging-'))
try {
  // Two at a time, as many as the tests' machine has processors.
  const waiting = [...targets]
  const checkNext = async (): Promise<readonly string[]> => {
    const target = waiting.shift()
    return target === undefined ? [] : [...(await check(target, work)), ...(await checkNext())]
  }
  const problems = (await Promise.all([checkNext(), checkNext()])).flat()
  for (const problem of problems) console.error(problem)
  process.exitCode = problems.length === 0 ? 0 : 1
} finally {
  rmSync(work, { recursive: true, force: true })
}
