import type { SyncPhase, SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { AppError, fromFailure } from '../../../src-shared/errors/app-error.ts'
import { Secret } from '../../../src-shared/domain/secret.ts'
import { createPool } from '../../directory/connection-pool.ts'
import type { ConnectionSettings } from '../../directory/directory-client.ts'
import type { WritableDb } from '../../store/database-handle.ts'
import { findLastWholeRun, findRun } from '../../store/run-queries.ts'
import { insertRun } from '../../store/run-store.ts'
import { acquireSourceLock } from '../../store/source-lock.ts'
import { findSource, type StoredSource } from '../../store/source-store.ts'
import { toStoreError } from '../../store/store-errors.ts'
import { holdsNothing } from '../../store/sync-indexes.ts'
import { failRun, skipRun } from './end-run.ts'
import { finishPlan } from './finish-plan.ts'
import { planFileName, planPath, preparePlanFolder, removePlan, stagingName } from './plan-files.ts'
import { createPlan } from './plan-spool.ts'
import { readDirectory } from './read-directory.ts'
import { readOne } from './read-one.ts'
import { requireObject, type ChosenObject } from './require-object.ts'
import { loadMappings, openKindRuns, type RunMappings } from './run-setup.ts'
import { RunTally } from './run-tally.ts'
import { createStaging } from './stage-plan.ts'
import type { RunRequest } from './worker-protocol.ts'

export interface RunEnvironment {
  readonly db: WritableDb
  readonly dataFolder: string
  readonly signal: AbortSignal
  readonly onProgress: (runId: number, phase: SyncPhase, entries: number) => void
}

/**
 * One run of one source, or of one object of it, from lock to report. What ends a run is part of its report; this
 * throws only where there is no run: an unknown source or object, or a source that somebody else is syncing.
 */
export const runSync = async (environment: RunEnvironment, request: RunRequest): Promise<SyncRun> => {
  const { db, dataFolder } = environment
  const stored = findSource(db, request.slug)
  if (stored === undefined)
    throw new AppError('object.not-found', `There is no source "${request.slug}".`, { slug: request.slug })
  const lock = acquireSourceLock(dataFolder, db, stored.id, {
    name: request.owner,
    pid: process.pid,
    at: request.startedAt,
  })
  try {
    preparePlanFolder(dataFolder, db, stored.id)
    const chosen = requireObject(db, stored, request)
    const run = beginRun(environment, request, { stored, chosen })
    lock.setRun(run.runId)
    // Whoever waits for the run's id gets it before the directory answers.
    environment.onProgress(run.runId, 'connect', 0)
    await carryOut(environment, request, { stored, chosen, ...run })
    return requireRun(db, run.runId)
  } finally {
    lock.release()
  }
}

interface BegunRun {
  readonly runId: number
  /** Undefined when the mappings themselves are wrong. */
  readonly mappings: RunMappings | undefined
  readonly problem: unknown
}

interface RunSubject {
  readonly stored: StoredSource
  /** Undefined for the whole source. */
  readonly chosen: ChosenObject | undefined
}

const beginRun = ({ db }: RunEnvironment, request: RunRequest, { stored, chosen }: RunSubject): BegunRun => {
  const { dryRun, trigger, startedAt } = request
  const { mappings, problem } = tryLoadMappings(db, stored)
  const runId = insertRun(db, {
    sourceId: stored.id,
    trigger,
    dryRun,
    settingsRevision: stored.revision,
    mappingFingerprint: mappings?.fingerprint ?? null,
    startedAt,
    ownerPid: process.pid,
    only: chosen?.only,
  })
  return { runId, mappings, problem }
}

const tryLoadMappings = (
  db: WritableDb,
  stored: StoredSource,
): { readonly mappings: RunMappings | undefined; readonly problem: unknown } => {
  try {
    return { mappings: loadMappings(db, stored.settings), problem: undefined }
  } catch (error) {
    return { mappings: undefined, problem: error }
  }
}

const carryOut = async (
  environment: RunEnvironment,
  request: RunRequest,
  run: BegunRun & RunSubject,
): Promise<void> => {
  const started = performance.now()
  const finishedAt = (): string =>
    new Date(Date.parse(request.startedAt) + Math.round(performance.now() - started)).toISOString()
  if (!run.stored.settings.enabled) {
    skipRun(environment.db, run.runId, finishedAt())
    return
  }
  const progress = { tally: new RunTally(), server: null as string | null }
  try {
    if (run.mappings === undefined) throw run.problem
    await planAndApply(environment, request, { ...run, mappings: run.mappings, progress, finishedAt })
  } catch (error) {
    removePlan(environment.dataFolder, planFileName(run.runId))
    // The plan and its folder are files of the data folder: what the system says of them is the store's to translate.
    failRun(environment, run.runId, { error: toStoreError(error), progress, finishedAt: finishedAt() })
  }
}

interface WorkedRun extends RunSubject {
  readonly runId: number
  readonly mappings: RunMappings
  readonly progress: { readonly tally: RunTally; server: string | null }
  readonly finishedAt: () => string
}

const planAndApply = async (
  environment: RunEnvironment,
  request: RunRequest,
  run: WorkedRun,
): Promise<void> => {
  const { db, dataFolder, signal, onProgress } = environment
  const { runId, stored, chosen, mappings, progress, finishedAt } = run
  const { tally } = progress
  const settings = connectionSettings(stored, request)
  const last = findLastWholeRun(db, stored.id)
  const reevaluate = request.full || last?.mappingFingerprint !== mappings.fingerprint
  const pool = createPool(settings, { readSchema: false })
  const planFile = planPath(dataFolder, planFileName(runId))
  const isFirstLoad = holdsNothing(db)
  const staging = createStaging({
    planFile,
    folder: planPath(dataFolder, stagingName(runId)),
    context: { runId, sourceId: stored.id, now: request.startedAt },
  })
  const plan = createPlan(planFile, isFirstLoad && !request.dryRun ? staging.onWritten : undefined)
  try {
    const startedAt = performance.now()
    await pool.withConnection(async (connection) => {
      progress.server = connection.facts.uri
      const setup = {
        source: stored.settings,
        sourceId: stored.id,
        now: request.startedAt,
        isFirstLoad,
      }
      const kinds = await openKindRuns(db, { ...setup, mappings })
      try {
        tally.addPhase('connect', performance.now() - startedAt)
        const context = {
          ...setup,
          db,
          isPartial: chosen !== undefined,
          reevaluate,
          connection,
          signal,
          plan,
          tally,
          onProgress: (phase: SyncPhase, entries: number) => onProgress(runId, phase, entries),
        }
        const pair = { users: kinds.user, groups: kinds.group }
        const isComplete = chosen === undefined && (await readDirectory(context, pair))
        if (chosen !== undefined) await readOne(context, pair, chosen)
        plan.finish()
        kinds.forget()
        const staged = await staging.finish()
        const { dryRun } = request
        finishPlan(context, { ...kinds, runId, dataFolder, isComplete, dryRun, finishedAt, staged })
      } finally {
        kinds.close()
      }
    }, signal)
  } finally {
    plan.close()
    await staging.end()
    removePlan(dataFolder, stagingName(runId))
    await pool.close()
  }
}

const connectionSettings = ({ settings }: StoredSource, { secrets }: RunRequest): ConnectionSettings => {
  if (secrets.kind === 'failed') throw fromFailure(secrets.failure)
  return {
    source: settings,
    bindPassword: toSecret(secrets.bindPassword),
    clientKey: toSecret(secrets.clientKey),
  }
}

const toSecret = (text: string | undefined): Secret | undefined =>
  text === undefined ? undefined : new Secret(text)

const requireRun = (db: WritableDb, runId: number): SyncRun => {
  const run = findRun(db, runId)
  if (run === undefined) throw new AppError('internal', `The run ${runId} vanished while it went on.`)
  return run
}
