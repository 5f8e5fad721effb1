// Rule S13: killing the process at any moment leaves the last committed state, and the next start works without repair.
import { describe, expect, it } from 'vitest'

import { killProcess, startProcess, temporaryFolder } from './child-process.ts'
import { openDatabase } from './open-database.ts'
import { findRun } from './run-queries.ts'
import { insertRun } from './run-store.ts'
import { recoverInterruptedRuns } from './source-lock.ts'

const prepare = (folder: string): number => {
  const db = openDatabase(folder)
  db.exec(`
    INSERT INTO sources (id, slug, name, enabled, settings, revision, created_at, updated_at)
    VALUES (1, 'corp', 'Corp', 1, '{}', 1, '2026-01-05', '2026-01-05');
    INSERT INTO users (username, username_key, is_active, created_at, updated_at)
    VALUES ('ada', 'ada', 1, '2026-01-05', '2026-01-05');`)
  const runId = insertRun(db, {
    sourceId: 1,
    trigger: 'manual',
    dryRun: false,
    settingsRevision: 1,
    mappingFingerprint: null,
    startedAt: '2026-01-05T08:00:00.000Z',
    ownerPid: 1,
  })
  db.close()
  return runId
}

// Far more than the page cache holds, so that a part of the transaction has reached the file when the process dies.
const writeMuch = (folder: string, tail: string): string => `
  const { openDatabase } = await store('open-database.ts')
  const db = openDatabase(${JSON.stringify(folder)})
  db.exec('PRAGMA cache_size = 10')
  db.transaction(() => {
    db.run("DELETE FROM users")
    for (let index = 0; index < 20000; index += 1) {
      db.run("INSERT INTO users (username, username_key, is_active, attributes, created_at, updated_at) VALUES (:name, :name, 1, :text, '', '')",
        { name: 'new' + index, text: JSON.stringify({ text: 'x'.repeat(500) }) })
    }
    ${tail}
  })
  console.log('ready')
  setInterval(() => {}, 1000)`

const waitForDeath = `
  require('node:fs').writeSync(1, 'ready')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)`

describe('a process killed', () => {
  it('in the middle of a big transaction leaves the state before it', async () => {
    const folder = temporaryFolder()
    const runId = prepare(folder)
    const importRequire =
      "const { createRequire } = await import('node:module'); const require = createRequire('/');"
    const child = await startProcess(`${importRequire} ${writeMuch(folder, waitForDeath)}`)
    await killProcess(child)

    const db = openDatabase(folder)
    expect(db.all('SELECT username FROM users')).toEqual([{ username: 'ada' }])
    expect(db.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
    expect(recoverInterruptedRuns(folder, db, { at: '2026-01-05T08:01:00.000Z' })).toEqual([runId])
    expect(findRun(db, runId)).toMatchObject({ status: 'interrupted', failure: { code: 'sync.interrupted' } })
    db.close()
  }, 20_000)

  it('right after a commit leaves what was committed', async () => {
    const folder = temporaryFolder()
    prepare(folder)
    await killProcess(await startProcess(writeMuch(folder, '')))

    const db = openDatabase(folder)
    expect(db.get('SELECT count(*) AS count FROM users')).toEqual({ count: 20_000 })
    db.close()
  }, 20_000)
})
