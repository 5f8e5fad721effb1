import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'

import { killProcess, moduleCode, startProcess, temporaryFolder } from './child-process.ts'
import { openDatabase } from './open-database.ts'
import { findRun } from './run-queries.ts'
import { insertRun } from './run-store.ts'
import { acquireSourceLock, findLockHolder, recoverInterruptedRuns } from './source-lock.ts'

const at = '2026-01-05T08:00:00.000Z'
const window = { name: 'window', pid: 4711, at }
const schedule = { name: 'schedule', pid: 4712, at }

const newStore = () => {
  const folder = temporaryFolder()
  const db = openDatabase(folder)
  db.exec(`
    INSERT INTO sources (id, slug, name, enabled, settings, revision, created_at, updated_at)
    VALUES (1, 'corp', 'Corp', 1, '{}', 1, '', ''), (2, 'lab', 'Lab', 1, '{}', 1, '', '');`)
  return { folder, db }
}

const newRun = {
  sourceId: 1,
  trigger: 'manual',
  dryRun: false,
  settingsRevision: 1,
  mappingFingerprint: null,
  startedAt: at,
  ownerPid: 4711,
} as const

const alreadyRunning = expect.objectContaining({ code: 'sync.already-running' })

const takeLock = (folder: string) => `
  const { openDatabase } = await store('open-database.ts')
  const { acquireSourceLock } = await store('source-lock.ts')
  const db = openDatabase(${JSON.stringify(folder)})
  acquireSourceLock(${JSON.stringify(folder)}, db, 1, { name: 'command line', pid: process.pid, at: '${at}' })`

describe('the lock of a source', () => {
  it('names holder and since to whoever comes second, and is free after its release', () => {
    const { folder, db } = newStore()
    const lock = acquireSourceLock(folder, db, 1, window)
    lock.setRun(7)
    expect(() => acquireSourceLock(folder, db, 1, schedule)).toThrow(
      expect.objectContaining({
        code: 'sync.already-running',
        details: { holder: 'window', pid: 4711, since: at, runId: 7 },
      }),
    )
    lock.release()
    expect(findLockHolder(db, 1)).toBeUndefined()
    acquireSourceLock(folder, db, 1, schedule).release()
  })

  it('leaves other sources alone', () => {
    const { folder, db } = newStore()
    const first = acquireSourceLock(folder, db, 1, window)
    const other = acquireSourceLock(folder, db, 2, schedule)
    expect(findLockHolder(db, 1)).toMatchObject({ name: 'window' })
    other.release()
    first.release()
  })

  it('may be released twice without touching the next holder', () => {
    const { folder, db } = newStore()
    const lock = acquireSourceLock(folder, db, 1, window)
    lock.release()
    const next = acquireSourceLock(folder, db, 1, schedule)
    lock.release()
    expect(findLockHolder(db, 1)).toMatchObject({ name: 'schedule' })
    next.release()
  })

  it('holds against another process and falls when that process is killed', async () => {
    const { folder, db } = newStore()
    const child = await startProcess(`${takeLock(folder)}
      console.log('ready')
      setInterval(() => {}, 1000)`)
    const runId = insertRun(db, newRun)
    expect(() => acquireSourceLock(folder, db, 1, window)).toThrow(alreadyRunning)
    expect(recoverInterruptedRuns(folder, db, { at })).toEqual([])
    await killProcess(child)
    const lock = acquireSourceLock(folder, db, 1, window)
    expect(findRun(db, runId)?.status).toBe('interrupted')
    expect(findLockHolder(db, 1)).toMatchObject({ name: 'window', pid: 4711 })
    lock.release()
  }, 20_000)

  it('holds against another thread and falls when that thread ends', async () => {
    const { folder, db } = newStore()
    const worker = new Worker(
      new URL(
        `data:text/javascript,${encodeURIComponent(
          moduleCode(`${takeLock(folder)}
          const { parentPort } = await import('node:worker_threads')
          parentPort.on('message', () => {})
          parentPort.postMessage('ready')`),
        )}`,
      ),
    )
    await new Promise((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
    })
    expect(() => acquireSourceLock(folder, db, 1, window)).toThrow(alreadyRunning)
    await worker.terminate()
    acquireSourceLock(folder, db, 1, window).release()
  }, 20_000)

  it('is taken by exactly one of several processes that start together', async () => {
    const { folder, db } = newStore()
    const attempt = `
      try {
        ${takeLock(folder)}
        console.log('got it, ready')
      } catch (error) { console.log(error.code, 'ready') }
      setInterval(() => {}, 1000)`
    const outputs: string[] = []
    const children = await Promise.all(
      Array.from({ length: 4 }, () => startProcess(attempt, (text) => outputs.push(text))),
    )
    expect(outputs.filter((text) => text.includes('got it'))).toHaveLength(1)
    expect(outputs.filter((text) => text.includes('sync.already-running'))).toHaveLength(3)
    await Promise.all(children.map(killProcess))
    db.close()
  }, 20_000)
})
