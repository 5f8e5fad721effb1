// What takes longer than a second says on stderr how it goes on. Here every look at the clock is seconds later.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fillWithGeneratedData } from '../store/generated-data.ts'
import { loadMigrations } from '../store/migrate.ts'
import { openDatabase } from '../store/open-database.ts'
import { listCreated } from '../store/sync-created-items.ts'
import { runCommandLine } from './run-command-line.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-long-'))
  const db = openDatabase(folder)
  fillWithGeneratedData(db, { users: 3000, groups: 100, memberships: 20_000 })
  db.transaction(() => listCreated(db, { runId: 1, sourceId: 1 }))
  db.close()
})
afterEach(() => rmSync(folder, { recursive: true }))

const collect = (stream: PassThrough): (() => string) => {
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  return () => Buffer.concat(chunks).toString('utf8')
}

const run = (...args: readonly string[]) => runOn({ isTTY: false }, args)

const runOn = async ({ isTTY }: { readonly isTTY: boolean }, args: readonly string[]) => {
  const [stdout, stderr] = [Object.assign(new PassThrough(), { isTTY, columns: 80 }), new PassThrough()]
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

describe('long work', () => {
  it('of a removal tells what goes and how much of it is gone', async () => {
    const { code, stderr } = await run('source', 'remove', 'corp')
    expect(code).toBe(0)
    expect(stderr).toMatch(/^corp: removing memberships: 20,000 of 26,200 rows, [\d,]+ a second$/m)
    expect(stderr).toMatch(/^corp: removing users and groups: 26,200 of 26,200 rows/m)
  })

  it.each([
    [['users'], 'listing users: 1,000 rows'],
    [['users', '--json'], 'listing users: 3,000 rows'],
    [['groups'], 'listing groups: 100 rows'],
    [['run', 'show', '1'], 'listing the changes of run 1: 2,000 rows'],
    [['run', 'show', '1', '--json'], 'listing the changes of run 1: 1,000 rows'],
    [['export', 'memberships', '--format', 'csv'], 'exporting memberships: '],
    [['export', 'memberships', '--format', 'csv', '--output', 'OUTPUT'], 'exporting memberships: '],
  ])('of %j tells how many rows are written', async (args, words) => {
    const { code, stderr } = await run(...args.map((arg) => (arg === 'OUTPUT' ? join(folder, 'x.csv') : arg)))
    expect(code).toBe(0)
    expect(stderr).toContain(words)
  })

  it('is not told of between rows that a person sees coming on the terminal', async () => {
    const { stderr } = await runOn({ isTTY: true }, ['users'])
    expect(stderr).toBe('3,000 users\n')
  })

  it('of a server is told of while its answer is awaited', async () => {
    const { stderr } = await run('source', 'detect', 'ldap://127.0.0.1:1')
    expect(stderr).toMatch(/^asking ldap:\/\/127.0.0.1:1\nerror: /)
  })

  it('of bringing older data up to date is told of before it begins', async () => {
    const older = mkdtempSync(join(folder, 'older-'))
    openDatabase(older, { migrations: loadMigrations().slice(0, -1) }).close()
    const update = await run('--data-dir', older, 'users')
    expect(update.stderr).toMatch(
      /^Bringing the stored data up to date; a copy of them is kept in "backups"\./,
    )
    expect((await run('--data-dir', older, 'users')).stderr).toBe('')
  })

  it('is not told of with --quiet', async () => {
    expect(await run('--quiet', 'source', 'remove', 'corp')).toMatchObject({ code: 0, stderr: '' })
  })
})
