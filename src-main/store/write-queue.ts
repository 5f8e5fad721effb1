import { setTimeout as pause } from 'node:timers/promises'

import { AppError } from '../../src-shared/errors/app-error.ts'

/** Short beside what a person notices, long beside what an attempt costs. */
const pauseMs = 25
/** A run that changes 200,000 people commits in less; after that it is better to say that it cannot be done now. */
const patienceMs = 30_000

export type WriteQueue = <Result>(attempt: () => Result) => Promise<Result>

/**
 * Does writes in the order in which they come, each as soon as nobody else writes, and lets the thread go on meanwhile.
 * An attempt throws `store.locked` while somebody else does; after half a minute that is the answer.
 */
export const createWriteQueue = (): WriteQueue => {
  let last: Promise<unknown> | undefined
  return (attempt) => {
    const before = last
    const givenUpAt = performance.now() + patienceMs
    const done = inTurn(before, () => attemptUntil(givenUpAt, attempt))
    const settled: Promise<unknown> = done
      .catch(() => undefined)
      .finally(() => {
        if (last === settled) last = undefined
      })
    last = settled
    return done
  }
}

/** The first one begins at once: nearly always nobody else writes. */
const inTurn = async <Result>(
  before: Promise<unknown> | undefined,
  work: () => Promise<Result>,
): Promise<Result> => {
  if (before !== undefined) await before
  return work()
}

const attemptUntil = async <Result>(givenUpAt: number, attempt: () => Result): Promise<Result> => {
  for (;;) {
    try {
      return attempt()
    } catch (error) {
      const isLocked = error instanceof AppError && error.code === 'store.locked'
      if (!isLocked || performance.now() > givenUpAt) throw error
    }
    await pause(pauseMs)
  }
}
