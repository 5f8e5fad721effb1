import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { execFile, spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { removeAbandoned, writeWholeFile } from './write-whole-file.ts'

let folder: string
let file: string
let ids = 0
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-whole-file-'))
  file = join(folder, 'people.csv')
  writeFileSync(file, 'before')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (pieces: Iterable<string>, signal = new AbortController().signal): Promise<void> =>
  writeWholeFile(file, pieces, { newId: () => String(ids++), signal })

function* failing(): Generator<string> {
  yield 'x'.repeat(600_000)
  throw new Error('the disk is on fire')
}

describe('writing a whole file', () => {
  it('replaces the one before, for its owner only, and leaves nothing beside it', async () => {
    await write(['a', 'b'.repeat(1_000_000), 'c'])
    expect(readFileSync(file, 'utf8')).toBe(`a${'b'.repeat(1_000_000)}c`)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['people.csv'])
  })

  it('that fails in the middle leaves the one before', async () => {
    await expect(write(failing())).rejects.toThrow('on fire')
    expect(readFileSync(file, 'utf8')).toBe('before')
    expect(readdirSync(folder)).toEqual(['people.csv'])
  })

  it('that is cancelled leaves the one before, at its last moment too', async () => {
    const abort = new AbortController()
    function* cancelling(): Generator<string> {
      yield 'half'
      abort.abort()
    }
    await expect(write(cancelling(), abort.signal)).rejects.toThrow('aborted')
    expect(readFileSync(file, 'utf8')).toBe('before')
    expect(readdirSync(folder)).toEqual(['people.csv'])
  })

  it('does not write through a link', async () => {
    const target = join(folder, 'elsewhere')
    writeFileSync(target, 'untouched')
    rmSync(file)
    symlinkSync(target, file)
    await write(['new'])
    expect(readFileSync(target, 'utf8')).toBe('untouched')
    expect(readFileSync(file, 'utf8')).toBe('new')
  })

  it('that finds no room for its last part leaves the one before', async () => {
    const code = `
      const { writeWholeFile } = await import(${JSON.stringify(new URL('./write-whole-file.ts', import.meta.url).href)})
      const pieces = ['x'.repeat(300_000), 'y'.repeat(300_000)]
      await writeWholeFile(${JSON.stringify(file)}, pieces, { newId: () => 'full', signal: new AbortController().signal })
        .then(() => console.log('written'), ({ code }) => console.log(code))`
    // A full disk in small: of what goes beyond the limit the system writes what fits, and says how much that was.
    const limited = ['-c', `ulimit -f 800 && exec "$0" --input-type=module -e "$1"`, process.execPath, code]
    const { stdout } = await promisify(execFile)('sh', limited)
    expect(stdout.trim()).toBe('EFBIG')
    expect(readFileSync(file, 'utf8')).toBe('before')
    expect(readdirSync(folder)).toEqual(['people.csv'])
  })

  it('by a process that is killed leaves the one before, whole', async () => {
    const code = `
      const { writeWholeFile } = await import(${JSON.stringify(new URL('./write-whole-file.ts', import.meta.url).href)})
      function* endless() { for (;;) { yield 'x'.repeat(300_000); process.stdout.write('writing') } }
      await writeWholeFile(${JSON.stringify(file)}, endless(), { newId: () => 'killed', signal: new AbortController().signal })`
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
    expect(readFileSync(file, 'utf8')).toBe('before')
    const left = join(folder, '.people.csv.rollcall-killed')
    expect(readdirSync(folder)).toContain('.people.csv.rollcall-killed')
    await removeAbandoned(file, Date.now())
    expect(readdirSync(folder), 'it may still be written').toContain('.people.csv.rollcall-killed')
    const longAgo = new Date(Date.now() - 25 * 60 * 60_000)
    utimesSync(left, longAgo, longAgo)
    await removeAbandoned(file, Date.now())
    expect(readdirSync(folder)).toEqual(['people.csv'])
  })
})
