import type { ScheduledTask, ScheduleStates, TaskState } from './scheduled-source.ts'

/** States that live as long as the process, for tests; the app keeps them in its database. */
export const createInMemoryScheduleStates = (): ScheduleStates & {
  pause(sourceId: number, task: ScheduledTask, until: string | undefined): void
} => {
  const states = new Map<string, TaskState>()
  const change = (sourceId: number, task: ScheduledTask, changes: Partial<TaskState>): void => {
    const key = `${sourceId}/${task}`
    states.set(key, { ...(states.get(key) ?? emptyState(sourceId, task)), ...changes })
  }
  return {
    list: () => [...states.values()],
    queue: async (sourceId, task, at) => change(sourceId, task, { queuedAt: at }),
    claim: async ({ sourceId, task, at, lastStartedAt }) => {
      if (states.get(`${sourceId}/${task}`)?.lastStartedAt !== lastStartedAt) return false
      change(sourceId, task, { lastStartedAt: at, queuedAt: undefined })
      return true
    },
    finish: async ({ sourceId, task, at, status }) =>
      change(sourceId, task, { lastFinishedAt: at, lastStatus: status }),
    pause: (sourceId, task, until) => change(sourceId, task, { pausedUntil: until }),
  }
}

const emptyState = (sourceId: number, task: ScheduledTask): TaskState => ({
  sourceId,
  task,
  queuedAt: undefined,
  lastStartedAt: undefined,
  lastFinishedAt: undefined,
  lastStatus: undefined,
  pausedUntil: undefined,
})
