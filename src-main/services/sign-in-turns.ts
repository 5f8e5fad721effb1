import type { WritableDb } from '../store/database-handle.ts'
import { findSignInAttempts, saveSignInAttempts } from '../store/sign-in-store.ts'
import { attemptsPausedUntil, withAnotherFailure } from '../sync/sign-in-attempts.ts'

/**
 * Whose turn it is to try a password. An attempt counts as a failure from its beginning, so that many at once, in this
 * process or another, are no way around the limit.
 */
export interface SignInTurns {
  /** The time from which the next attempt is taken, if it is not now. */
  take(userId: number): Promise<Date | undefined>
  /** The attempt told nothing about the password. */
  giveBack(userId: number): Promise<void>
  /** The password was right. */
  forget(userId: number): Promise<void>
}

export const createSignInTurns = ({
  db,
  clock,
}: {
  readonly db: WritableDb
  readonly clock: () => Date
}): SignInTurns => ({
  take: (userId) =>
    db.whenFree(() => {
      const now = clock()
      const attempts = findSignInAttempts(db, userId)
      const pausedUntil = attemptsPausedUntil(attempts, now)
      if (pausedUntil === undefined) saveSignInAttempts(db, userId, withAnotherFailure(attempts, now))
      return pausedUntil
    }),
  giveBack: (userId) =>
    db.whenFree(() => {
      const attempts = findSignInAttempts(db, userId)
      if (attempts === undefined) return
      const failures = attempts.failures - 1
      saveSignInAttempts(db, userId, failures < 1 ? undefined : { ...attempts, failures })
    }),
  forget: (userId) => db.whenFree(() => saveSignInAttempts(db, userId, undefined)),
})
