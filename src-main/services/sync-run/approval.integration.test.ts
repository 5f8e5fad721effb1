// What a person hears of, and can count on, while the plan of a held run is written.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { SyncProgress, SyncRun } from '../../../src-shared/domain/sync-run.ts'
import type { DemoDirectory } from '../../demo-directory/start-demo-directory.ts'
import { killProcess, startProcess } from '../../store/child-process.ts'
import { findRun } from '../../store/run-queries.ts'
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
