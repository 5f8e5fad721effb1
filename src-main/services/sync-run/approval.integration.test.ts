// What a person hears of, and can count on, while the plan of a held run is written.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { SyncProgress, SyncRun } from '../../../src-shared/domain/sync-run.ts'
import type { DemoDirectory } from '../../demo-directory/start-demo-directory.ts'
import { killProcess, startProcess } from '../../store/child-process.ts'
import type { WritableDb } from '../../store/database-handle.ts'
import { openDatabase } from '../../store/open-database.ts'
import { findRun } from '../../store/run-queries.ts'
import { findSource, updateSource } from '../../store/source-store.ts'
import { findLockHolder } from '../../store/source-lock.ts'
import { decideRun } from './decide-held-run.ts'
import { planFileName } from './plan-files.ts'
import { createSyncWorld, type SyncWorld } from './sync-test-world.ts'
import { crowd, sourceFor, startTestDirectory } from './test-directory.ts'

/** Several times as many as are written between two words on how it goes. */
const people = 1500

let directory: DemoDirectory
let world: SyncWorld
let held: SyncRun

beforeEach(async () => {
  directory = await startTestDirectory(crowd(people))
  world = createSyncWorld()
  await world.saveSource(sourceFor(directory), directory.bindPassword)
  await world.sync('corp')
  await world.saveSource({ slug: 'corp', userObjectFilter: '(objectClass=nothing)' })
  held = await world.sync('corp')
})
afterEach(async () => {
  await world.close()
  await directory.stop()
})

const suspects = (): number => world.people().filter((name) => name.endsWith('(suspect)')).length

const nothingDecided = { people, suspects: 0, status: 'held', hasPlan: true }

const state = () => ({
  people: world.people().length,
  suspects: suspects(),
  status: findRun(world.db, held.id)?.status,
  hasPlan: existsSync(join(world.dataFolder, 'plans', planFileName(held.id))),
})

describe('the approval of a large plan', () => {
  it('tells that it is written', async () => {
    expect(held.status).toBe('held')
    const told: SyncProgress[] = []
    await world.service.approve(held.id, { onProgress: (progress) => void told.push(progress) })
    expect(told[0]).toEqual({ runId: held.id, source: 'corp', phase: 'apply', entries: 0, rate: 0 })
    expect(suspects()).toBe(people)
  })

  it('does not apply a plan whose settings another process changes in that very moment', async () => {
    const other = openDatabase(world.dataFolder)
    const rename = (): void => {
      const source = findSource(other, 'corp')
      if (source === undefined) return
      updateSource(other, source.id, { settings: { ...source.settings, name: 'Renamed' }, at: '' })
    }
    let isRenamed = false
    const db: WritableDb = {
      ...world.db,
      transaction: (work) => {
        // Its first transaction notes who has taken the lock of the source, the second one writes the plan.
        if (!isRenamed && findLockHolder(other, 1) !== undefined) {
          isRenamed = true
          rename()
        }
        return world.db.transaction(work)
      },
    }
    const { dataFolder } = world
    const request = { runId: held.id, decision: 'approve', decidedAt: '', owner: 'test' } as const
    const approve = () => decideRun({ db, dataFolder, onProgress: () => undefined }, request)
    try {
      expect(approve).toThrow(expect.objectContaining({ code: 'sync.plan-outdated' }))
      expect(findSource(other, 'corp')?.settings.name).toBe('Renamed')
    } finally {
      other.close()
    }
    expect(state()).toEqual(nothingDecided)
  })

  it('that is cancelled changes nothing, and the run still waits', async () => {
    const cancelled = world.service.approve(held.id, { signal: AbortSignal.abort() })
    await expect(cancelled).rejects.toMatchObject({
      code: 'sync.cancelled',
      message: `Nothing was changed. Run ${held.id} still waits for a decision.`,
    })
    expect(state()).toEqual(nothingDecided)
    expect(await world.service.approve(held.id)).toMatchObject({ status: 'approved' })
    expect(suspects()).toBe(people)
  })

  it('that is killed in the middle changes nothing, and the run still waits', async () => {
    // In a process's own main thread, which stops where it is: so it dies in the middle of the transaction.
    const child = await startProcess(`
      const { openDatabase } = await store('open-database.ts')
      const { decideRun } = await store('../services/sync-run/decide-held-run.ts')
      const { writeSync } = await import('node:fs')
      const dataFolder = ${JSON.stringify(world.dataFolder)}
      const onProgress = (runId, phase, records) => {
        if (records < 1000) return
        writeSync(1, 'ready')
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
      }
      decideRun(
        { db: openDatabase(dataFolder), dataFolder, onProgress },
        { runId: ${held.id}, decision: 'approve', decidedAt: new Date().toISOString(), owner: 'other process' },
      )`)
    await killProcess(child)
    expect(state()).toEqual(nothingDecided)
    expect(await world.service.approve(held.id)).toMatchObject({ status: 'approved' })
    expect(suspects()).toBe(people)
  })
})
