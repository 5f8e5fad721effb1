// What becomes of a delivery that failed, and what an answer of a webhook means.

import { mostAttempts } from '../../src-shared/domain/outgoing-delivery.ts'

/** Before the second attempt; doubled for each one after that. */
const firstDelayMs = 10_000
const longestDelayMs = 6 * 60 * 60_000

interface FailedAttempt {
  /** Attempts so far, this one included. */
  readonly attempts: number
  /** Trying the same again cannot help. */
  readonly isFinal: boolean
  /** What the receiver asked for (Retry-After). */
  readonly retryAfterMs?: number | undefined
  /** A number from 0 to 1, so that receivers are not met by everybody at once. */
  readonly chance: number
}

type RetryDecision = { readonly kind: 'retry'; readonly afterMs: number } | { readonly kind: 'dead' }

export const decideRetry = ({ attempts, isFinal, retryAfterMs, chance }: FailedAttempt): RetryDecision => {
  if (isFinal || attempts >= mostAttempts) return { kind: 'dead' }
  const afterMs = Math.max(backOffMs(attempts, chance), Math.min(retryAfterMs ?? 0, longestDelayMs))
  return { kind: 'retry', afterMs }
}

/** Exponential, of which half is left to chance: `attempts` of 1 waits 5 to 10 seconds. */
export const backOffMs = (attempts: number, chance: number): number => {
  const full = Math.min(firstDelayMs * 2 ** Math.max(0, attempts - 1), longestDelayMs)
  return Math.round(full / 2 + (full / 2) * chance)
}

type WebhookVerdict =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'failed'; readonly message: string; readonly isFinal: boolean }

/**
 * What a status says (RFC 9110 section 15). A redirection is not followed: the change set of a directory goes where
 * the settings say, and nowhere else. Only what is wrong with the message itself is final; rights, addresses and
 * limits are mended by people, and the message waits for that.
 */
export const judgeStatus = (status: number): WebhookVerdict => {
  if (status >= 200 && status < 300) return { kind: 'delivered' }
  if (status >= 300 && status < 400)
    return {
      kind: 'failed',
      message: `The receiver redirected (status ${status}), which is not followed.`,
      isFinal: false,
    }
  return {
    kind: 'failed',
    message: `The receiver answered with status ${status}.`,
    isFinal: finalStatuses.has(status),
  }
}

/** Bad request, method not allowed, gone, too large, wrong media type, unprocessable. */
const finalStatuses: ReadonlySet<number> = new Set([400, 405, 410, 413, 415, 422])

/** Milliseconds of a Retry-After (RFC 9110 section 10.2.3), seconds or a date; undefined when it says nothing. */
export const retryAfterMs = (header: string | undefined, nowMs: number): number | undefined => {
  if (header === undefined) return undefined
  if (/^\d{1,9}$/.test(header.trim())) return Number(header.trim()) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs)
}
