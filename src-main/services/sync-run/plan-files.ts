import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import type { ReadableDb } from '../../store/database-handle.ts'
import { findRunRecord } from '../../store/run-queries.ts'

const folderName = 'plans'

export const planFileName = (runId: number): string => `${runId}.plan`

/** Where the rows of a first load are prepared, beside its plan. */
export const stagingName = (runId: number): string => `${runId}.staging`

export const planPath = (dataFolder: string, fileName: string): string =>
  join(dataFolder, folderName, fileName)

/** Makes the folder of plans and removes what dead runs of this source left there; call it with the lock held. */
export const preparePlanFolder = (dataFolder: string, db: ReadableDb, sourceId: number): void => {
  const folder = join(dataFolder, folderName)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const file of readdirSync(folder)) {
    const runId = Number(/^(\d+)\.(?:plan|staging)$/.exec(file)?.[1])
    const run = Number.isNaN(runId) ? undefined : findRunRecord(db, runId)
    const isKept = run !== undefined && (run.sourceId !== sourceId || run.status === 'held')
    if (!Number.isNaN(runId) && !isKept) removePlan(dataFolder, file)
  }
}

/**
 * Removes a plan, or what was staged of it. What cannot go now, as on Windows while something reads it, is removed before
 * a later run of its source.
 */
export const removePlan = (dataFolder: string, fileName: string): void => {
  try {
    rmSync(planPath(dataFolder, fileName), { recursive: true, force: true })
  } catch {
    // What the plan was for is done, and must not fail because of it.
  }
}
