// What takes longer than a second says on stderr how it goes on. Here every look at the clock is seconds later.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fillWithGeneratedData } from '../store/generated-data.ts'
import { openDatabase } from '../store/open-database.ts'
import { runCommandLine } from './run-command-line.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-long-'))
  const db = openDatabase(folder)
  fillWithGeneratedData(db, { users: 3000, groups: 100, memberships: 20_000 })
  db.close()
})
afterEach(() => rmSync(folder, { recursive: true }))

const collect = (stream: PassThrough): (() => string) => {
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  return () => Buffer.concat(chunks).toString('utf8')
}

const run = async (...args: readonly string[]) => {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const texts = { stdout: collect(stdout), stderr: collect(stderr) }
  let now = Date.parse('2026-03-10T12:00:00.000Z')
  const code = await runCommandLine(['--data-dir', folder, ...args], {
    stdin: new PassThrough().end(),
    stdout,
    stderr,
    env: {},
    platform: 'linux',
    homeFolder: folder,
    clock: () => new Date((now += 15_000)),
    newId: () => 'installation',
    version: '0',
    signals: { on: () => {}, off: () => {} },
    exitNow: () => {},
  })
  return { code, stdout: texts.stdout(), stderr: texts.stderr() }
}

describe('a long', () => {
  it('source remove', async () => {
    const { code, stderr } = await run('source', 'remove', 'corp')
    expect(code).toBe(0)
    expect(stderr).toMatch(/^corp: removing memberships: 20,000 of 23,100 rows, [\d,]+ a second$/m)
    expect(stderr).toMatch(/^corp: removing users and groups: 23,100 of 23,100 rows/m)
  })

  it('says nothing with --quiet', async () => {
    expect(await run('--quiet', 'source', 'remove', 'corp')).toMatchObject({ code: 0, stderr: '' })
  })
})
