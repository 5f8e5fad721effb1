import { toFailure } from '../../src-shared/errors/app-error.ts'
import { defaultCron } from './cron-text.ts'
import { credibleAnchor, decideTask, knownAnchor, type TaskDecision } from './decide-task.ts'
import { claimRun, performRun } from './perform-run.ts'
import {
  scheduledTasks,
  type ScheduledSource,
  type ScheduledTask,
  type ScheduleTrigger,
} from './scheduled-source.ts'
import type { PlannedTask, ScheduledRun, SchedulerSetup } from './scheduler-setup.ts'

/** A timer stands still while the machine sleeps, so the clock is looked at this often whatever is due. */
const lookIntervalMs = 60_000
/** After a night's sleep everything is due at once; the directories and the machine get it in portions. */
const maxConcurrentRuns = 2

/** What this process remembers of one task between two looks. */
interface Memory {
  /** The anchor as it was last read from the database. */
  knownAnchorAt: number
  anchorAt: number
  /** Why the run that is due is due, as it was when that was first seen. */
  trigger: ScheduleTrigger | undefined
  /** A queued run that met another one is not tried again before this. */
  notBefore: number
  reportedProblem: string | undefined
}

interface Task extends PlannedTask {
  readonly source: ScheduledSource
  readonly memory: Memory
}

/**
 * Runs every source when it is due, as long as it is started. It needs no window: the window, the tray and `serve`
 * start the same one. Nothing is queued inside: what is due stays due in the database until it is claimed.
 */
export class Scheduler {
  readonly #setup: SchedulerSetup
  readonly #memories = new Map<string, Memory>()
  readonly #running = new Map<string, { readonly abort: AbortController; readonly done: Promise<void> }>()
  #cancelTimer: (() => void) | undefined
  #isStarted = false

  constructor(setup: SchedulerSetup) {
    this.#setup = setup
  }

  start(): void {
    if (this.#isStarted) return
    this.#isStarted = true
    this.look()
  }

  /** Cancels what runs and resolves when it has ended. */
  async stop(): Promise<void> {
    this.#isStarted = false
    this.#cancelTimer?.()
    const running = [...this.#running.values()]
    for (const { abort } of running) abort.abort()
    await Promise.all(running.map(({ done }) => done))
  }

  /** Looks what is due, now: after a wake from sleep, or when the time zone changed. */
  look(): void {
    if (!this.#isStarted) return
    this.#cancelTimer?.()
    const now = this.#setup.clock.now()
    let nextLookAt = now + lookIntervalMs
    try {
      const tasks = this.#readTasks(now)
      this.#startDue(tasks, now)
      for (const { decision } of tasks)
        if (decision.kind === 'waiting') nextLookAt = Math.min(nextLookAt, decision.dueAt)
    } catch (error) {
      this.#setup.onEvent({ kind: 'look-failed', failure: toFailure(error) })
    }
    this.#cancelTimer = this.#setup.clock.setTimer(() => this.look(), Math.max(nextLookAt - now, 1))
  }

  /** What runs when, for people to see. */
  plan(): readonly PlannedTask[] {
    return this.#readTasks(this.#setup.clock.now()).map(
      ({ sourceId, slug, task, cron, isRunning, decision, state }) => ({
        sourceId,
        slug,
        task,
        cron,
        isRunning,
        decision,
        state,
      }),
    )
  }

  #readTasks(now: number): readonly Task[] {
    const { machineId, sources, states } = this.#setup
    const timeZone = this.#setup.timeZone()
    const known = new Map(states.list().map((state) => [keyOf(state.sourceId, state.task), state]))
    return sources().flatMap((source) =>
      scheduledTasks.map((task) => {
        const key = keyOf(source.id, task)
        const state = known.get(key)
        const text = source.schedule[task].trim()
        const cron = text === '' ? defaultCron(machineId, task, source.id) : text
        const memory = this.#remember(key, knownAnchor(source, state), now)
        const { anchorAt } = memory
        const decision = decideTask({ source, task, cron, state, anchorAt, now, timeZone })
        const isRunning = this.#running.has(key)
        return {
          source,
          sourceId: source.id,
          slug: source.slug,
          task,
          cron,
          state,
          memory,
          decision,
          isRunning,
        }
      }),
    )
  }

  #remember(key: string, knownAnchorAt: number, now: number): Memory {
    const memory = this.#memories.get(key) ?? {
      knownAnchorAt,
      anchorAt: knownAnchorAt,
      trigger: undefined,
      notBefore: 0,
      reportedProblem: undefined,
    }
    if (memory.knownAnchorAt !== knownAnchorAt) {
      memory.knownAnchorAt = knownAnchorAt
      memory.anchorAt = knownAnchorAt
    }
    memory.anchorAt = credibleAnchor(memory.anchorAt, now)
    this.#memories.set(key, memory)
    return memory
  }

  #startDue(tasks: readonly Task[], now: number): void {
    for (const { task, slug, decision, memory } of tasks) {
      const problem = decision.kind === 'invalid' ? decision.problem : undefined
      if (problem !== undefined && problem !== memory.reportedProblem)
        this.#setup.onEvent({ kind: 'schedule-invalid', slug, task, problem })
      memory.reportedProblem = problem
    }
    for (const { task, decision } of tasks.flatMap(dueOnly).toSorted((a, b) => a.dueAt - b.dueAt)) {
      const { memory } = task
      memory.trigger ??= decision.trigger
      const run = { sourceId: task.sourceId, slug: task.slug, task: task.task, trigger: memory.trigger }
      if (task.isRunning) {
        // A run that takes longer than its period covers the next one. One that was asked for meanwhile, or missed
        // while the machine slept in the middle of the former run, waits for its turn.
        if (memory.trigger === 'schedule') this.#skip(run, memory, now)
        continue
      }
      if (this.#running.size < maxConcurrentRuns && now >= memory.notBefore) this.#start(run, task, now)
    }
  }

  #skip(run: ScheduledRun, memory: Memory, now: number): void {
    memory.anchorAt = now
    memory.trigger = undefined
    this.#setup.onEvent({ kind: 'skipped', reason: 'unfinished', ...run })
  }

  #start(run: ScheduledRun, task: Task, now: number): void {
    const abort = new AbortController()
    const key = keyOf(run.sourceId, run.task)
    const done = this.#claimAndPerform(run, task, { now, signal: abort.signal }).finally(() => {
      this.#running.delete(key)
      this.look()
    })
    this.#running.set(key, { abort, done })
  }

  async #claimAndPerform(
    run: ScheduledRun,
    { source, state, memory }: Task,
    { now, signal }: { readonly now: number; readonly signal: AbortSignal },
  ): Promise<void> {
    const { anchorAt } = memory
    memory.trigger = undefined
    // A claim may have to wait until the database is free: what it is about is not due a second time meanwhile.
    memory.anchorAt = now
    const claim = await claimRun(this.#setup, run, { now, lastStartedAt: state?.lastStartedAt })
    if (claim !== 'claimed') {
      if (memory.anchorAt === now) memory.anchorAt = anchorAt
      if (claim === 'failed') memory.notBefore = now + lookIntervalMs
      return
    }
    memory.knownAnchorAt = Math.max(now, knownAnchor(source, undefined))
    this.#setup.onEvent({ kind: 'started', ...run })
    const isQueuedAgain = await performRun(this.#setup, run, signal)
    if (isQueuedAgain) memory.notBefore = this.#setup.clock.now() + lookIntervalMs
  }
}

const keyOf = (sourceId: number, task: ScheduledTask): string => `${sourceId}/${task}`

const dueOnly = (
  task: Task,
): readonly { task: Task; decision: Extract<TaskDecision, { kind: 'due' }>; dueAt: number }[] =>
  task.decision.kind === 'due' ? [{ task, decision: task.decision, dueAt: task.decision.dueAt }] : []
