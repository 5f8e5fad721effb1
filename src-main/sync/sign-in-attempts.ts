// How often somebody's password may be guessed. So many tries at once stay below the five to ten wrong passwords after
// which directories commonly lock an account for everybody: mistyping here does not do that.

/** Wrong passwords in a row, as stored. */
export interface SignInAttempts {
  readonly failures: number
  /** ISO time of the last one. */
  readonly lastFailedAt: string
}

/** The fourth wrong password in a row is the last that is answered at once. */
const freeFailures = 3
const firstPauseMs = 30_000
const longestPauseMs = 15 * 60_000
/** So long after the last failure all are forgotten; longer than the longest pause, or pauses would end in nothing. */
const forgottenAfterMs = 60 * 60_000

/** When the next attempt is taken; undefined when it is now. */
export const attemptsPausedUntil = (attempts: SignInAttempts | undefined, now: Date): Date | undefined => {
  const failures = countedFailures(attempts, now)
  if (attempts === undefined || failures <= freeFailures) return undefined
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(20, failures - freeFailures - 1))
  const until = new Date(Date.parse(attempts.lastFailedAt) + pauseMs)
  return until > now ? until : undefined
}

/** The row to store for another failure. */
export const withAnotherFailure = (attempts: SignInAttempts | undefined, now: Date): SignInAttempts => ({
  failures: countedFailures(attempts, now) + 1,
  lastFailedAt: now.toISOString(),
})

const countedFailures = (attempts: SignInAttempts | undefined, now: Date): number => {
  if (attempts === undefined) return 0
  const ageMs = now.getTime() - Date.parse(attempts.lastFailedAt)
  // A clock that was set back must not make a pause longer than it was meant to be.
  return ageMs >= forgottenAfterMs || ageMs < -longestPauseMs ? 0 : attempts.failures
}
