import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { contentProblems, expectedFuses, fuseProblems, windowsScriptProblems } from './expected-package.ts'

const expected = { natives: 'linux-x64', dependencies: ['node_modules/zod'], migrations: ['0001-start.sql'] }
const sqlite = 'node_modules/better-sqlite3/prebuilds/linux-x64.node'
const keytar = 'node_modules/keytar/prebuilds/linux-x64/keytar.node'

const rightFiles = [
  'package.json',
  'out/main/index.js',
  'out/main/cli.js',
  'out/main/sync-worker.js',
  'out/main/list-thread.js',
  'out/main/staging-worker.js',
  'out/main/keychain-helper.js',
  'out/main/migrations/0001-start.sql',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'resources/tray/ok-16.png',
  'resources/tray/attentionTemplate@2x.png',
  'node_modules/@jitl/quickjs-wasmfile-release-sync/dist/emscripten-module.wasm',
  'node_modules/zod/package.json',
  sqlite,
  keytar,
]
const problemsWith = (change: {
  readonly without?: string
  readonly add?: string
  readonly packed?: string
}) =>
  contentProblems(
    {
      files: [...rightFiles.filter((file) => file !== change.without), ...(change.add ? [change.add] : [])],
      unpacked: [sqlite, keytar].filter((file) => file !== change.packed),
    },
    expected,
  )

describe('contentProblems', () => {
  it('finds nothing in a right package', () => {
    expect(problemsWith({})).toEqual([])
  })

  it.each(rightFiles.filter((file) => !file.endsWith('.node')))('misses %s', (file) => {
    expect(problemsWith({ without: file })).toEqual([`${file} is missing`])
  })

  it('misses a native library', () => {
    expect(problemsWith({ without: sqlite })).toEqual([`the native ${sqlite} is missing`])
    expect(problemsWith({ without: keytar })).toEqual([
      'the native node_modules/keytar/prebuilds/linux-x64/*.node is missing',
    ])
  })

  it('refuses the native library of another platform', () => {
    const foreign = 'node_modules/better-sqlite3/prebuilds/win32-x64.node'
    expect(problemsWith({ add: foreign })).toContain(`the native ${foreign} is not for linux-x64`)
  })

  it('refuses a native library that the system cannot load', () => {
    expect(problemsWith({ packed: sqlite })).toEqual([`the native ${sqlite} is not unpacked`])
  })

  it.each(['src-main/index.ts', 'e2e/launch.ts', 'out/main/index.js.map', 'node_modules/react/index.js'])(
    'refuses %s',
    (file) => {
      expect(problemsWith({ add: file })).not.toEqual([])
    },
  )
})

describe('fuseProblems', () => {
  it('finds nothing when all stand as they should', () => {
    expect(fuseProblems(expectedFuses)).toEqual([])
  })

  it.each(Object.entries(expectedFuses))('finds %s the wrong way round', (name, isOn) => {
    expect(fuseProblems({ ...expectedFuses, [name]: !isOn })).toHaveLength(1)
  })
})

describe('windowsScriptProblems', () => {
  const script = readFileSync(new URL('../../resources/windows/rollcall.cmd', import.meta.url), 'utf8')

  it('finds nothing in the script as it is', () => {
    expect(windowsScriptProblems(script, 'Rollcall.exe')).toEqual([])
  })

  it('misses the script, the program it starts, its exit code and its line ends', () => {
    expect(windowsScriptProblems(undefined, 'Rollcall.exe')).toEqual(['bin/rollcall.cmd is missing'])
    expect(windowsScriptProblems(script, 'Other.exe')).toEqual([
      'bin/rollcall.cmd lacks the line "%~dp0..\\Other.exe" %*',
    ])
    expect(windowsScriptProblems(script.replace('exit /b', 'exit'), 'Rollcall.exe')).toEqual([
      'bin/rollcall.cmd lacks the line exit /b %ERRORLEVEL%',
    ])
    expect(windowsScriptProblems(script.replaceAll('\r', ''), 'Rollcall.exe')).toContain(
      'bin/rollcall.cmd has line ends that cmd.exe may trip over',
    )
  })
})
