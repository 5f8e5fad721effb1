import { createContext, Script } from 'node:vm'

export type DeadlineResult<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** Stopped in the middle: whatever it was working on must not be used again. */
  | { readonly kind: 'overdue' }

/**
 * Runs `work` on this thread and stops it after `deadlineMs`, WebAssembly loops included.
 *
 * node:vm is used as an alarm clock and never as a sandbox: its time limit is the only way in Node to stop a
 * computation of one's own thread, and all that it runs is the one call written here.
 */
export const runWithDeadline = <T>(deadlineMs: number, work: () => T): DeadlineResult<T> => {
  let outcome: DeadlineResult<T> = { kind: 'overdue' }
  const context = createContext({
    work: () => {
      outcome = { kind: 'done', value: work() }
    },
  })
  try {
    alarmed.runInContext(context, { timeout: deadlineMs })
    return outcome
  } catch (error) {
    if (isOverdue(error)) return { kind: 'overdue' }
    throw error
  }
}

const alarmed = new Script('work()')

// Not `instanceof Error`: the alarm's error is made in the context it stopped, whose Error is another one.
const isOverdue = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
