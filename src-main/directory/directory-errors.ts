// The one place where result codes (RFC 4511 appendix A), ldapts' errors and socket errors become AppErrors.
import { ResultCodeError } from 'ldapts'
import { AppError, type ErrorDetails } from '../../src-shared/errors/app-error.ts'
import type { ErrorCode } from '../../src-shared/errors/error-codes.ts'
import { activeDirectoryReason } from './active-directory-reasons.ts'
import type { LdapResult } from './ldap-message.ts'

interface KnownResult {
  readonly name: string
  readonly code: ErrorCode
  /** What happened, as a clause. */
  readonly words: string
}

const known = (name: string, code: ErrorCode, words: string): KnownResult => ({ name, code, words })

const results: Readonly<Record<number, KnownResult>> = {
  1: known('operationsError', 'directory.refused', 'the server could not do this now'),
  2: known('protocolError', 'directory.refused', 'the server did not understand the request'),
  3: known('timeLimitExceeded', 'directory.limit-exceeded', 'the server stopped at its time limit'),
  4: known('sizeLimitExceeded', 'directory.limit-exceeded', 'the server stopped at its size limit'),
  7: known('authMethodNotSupported', 'directory.refused', 'the server does not offer this way to sign in'),
  8: known('strongerAuthRequired', 'directory.refused', 'the server wants an encrypted or stronger sign-in'),
  10: known('referral', 'directory.referral', 'the server refers to another one'),
  11: known(
    'adminLimitExceeded',
    'directory.limit-exceeded',
    'the server stopped at an administrative limit',
  ),
  12: known('unavailableCriticalExtension', 'directory.refused', 'the server lacks an extension we need'),
  13: known('confidentialityRequired', 'directory.refused', 'the server wants an encrypted connection'),
  19: known('constraintViolation', 'directory.refused', 'the rules of the server forbid this value'),
  32: known('noSuchObject', 'directory.no-such-base', 'there is no such entry, or it may not be read'),
  34: known('invalidDNSyntax', 'directory.no-such-base', 'the server finds the DN badly written'),
  48: known(
    'inappropriateAuthentication',
    'directory.credentials-rejected',
    'this account cannot sign in so',
  ),
  49: known('invalidCredentials', 'directory.credentials-rejected', 'the bind name or password is wrong'),
  50: known('insufficientAccessRights', 'directory.insufficient-access', 'the account may not read this'),
  51: known('busy', 'directory.refused', 'the server is busy'),
  52: known('unavailable', 'directory.refused', 'the server is shutting down or not ready'),
  53: known('unwillingToPerform', 'directory.refused', 'the server is unwilling to do this'),
}

/** Result codes with which another server may do better: busy, unavailable. */
export const transientResultCodes: ReadonlySet<number> = new Set([51, 52])

/** Where an error happened, for its details. */
export interface ErrorContext {
  readonly uri: string
  /** `bind`, `search`, ... */
  readonly request: string
  readonly baseDn?: string
}

/** The AppError for a result that is not success, with the server's own words in its details. */
export const resultError = (
  result: Pick<LdapResult, 'code' | 'serverMessage'> & Partial<LdapResult>,
  context: ErrorContext,
): AppError => {
  const serverMessage = cleanServerMessage(result.serverMessage)
  const meaning =
    results[result.code] ?? known('other', 'directory.refused', 'the server refused the request')
  const reason = activeDirectoryReason(serverMessage)
  const details: ErrorDetails = {
    ...context,
    resultCode: result.code,
    ...(meaning.name === 'other' ? {} : { resultName: meaning.name }),
    ...(serverMessage === '' ? {} : { serverMessage }),
    ...(result.matchedDn === undefined || result.matchedDn === '' ? {} : { matchedDn: result.matchedDn }),
    ...(result.referrals === undefined || result.referrals.length === 0
      ? {}
      : { referrals: result.referrals }),
    ...(reason === undefined ? {} : { activeDirectoryCode: reason.code }),
  }
  const words = reason?.reason ?? meaning.words
  const quoted = serverMessage === '' ? '' : ` The server said: ${serverMessage}`
  const code = needsBind(result.code, serverMessage) ? 'directory.insufficient-access' : meaning.code
  const place = context.baseDn === undefined || context.baseDn === '' ? '' : ` of ${context.baseDn}`
  return new AppError(
    code,
    `The ${context.request}${place} failed with result ${result.code} (${meaning.name}): ${words}.${quoted}`,
    details,
  )
}

/** Active Directory answers an unauthenticated search with operationsError and Win32 code 0x4DC. */
const needsBind = (code: number, serverMessage: string): boolean =>
  code === 1 && /000004DC|successful bind must be completed/i.test(serverMessage)

/** AD ends its messages with NUL; no message needs more room than this to be understood. */
const cleanServerMessage = (text: string): string =>
  text
    .replaceAll(/[\u0000-\u001f]+/g, ' ')
    .trim()
    .slice(0, 500)

/** Whatever connecting, StartTLS or binding threw. AppErrors pass as they are. */
export const translateError = (error: unknown, context: ErrorContext): AppError => {
  if (error instanceof AppError) return error
  if (error instanceof ResultCodeError) {
    // ldapts appends the code to the server's words.
    return resultError(
      { code: error.code, serverMessage: error.message.replace(/\s*Code: 0x[0-9a-f]+$/i, '') },
      context,
    )
  }
  const message = error instanceof Error ? error.message : String(error)
  if (message.includes('timed out')) return timeoutError(context)
  return connectionLost(context, error)
}

export const timeoutError = (context: ErrorContext): AppError =>
  new AppError('directory.timeout', `${context.uri} did not answer the ${context.request} in time.`, {
    ...context,
  })

export const connectionLost = (context: ErrorContext, cause?: unknown): AppError => {
  const reason = socketReason(cause)
  const ended = reason === undefined ? 'The server closed the connection' : `The connection broke (${reason})`
  return new AppError(
    'directory.connection-lost',
    `${ended} before the ${context.request} was finished.`,
    { ...context, ...(reason === undefined ? {} : { reason }) },
    cause,
  )
}

/** The error for a server that could not be connected to at all. */
export const unreachable = (context: ErrorContext, cause: unknown): AppError => {
  const reason = socketReason(cause) ?? 'no connection'
  return new AppError(
    'directory.unreachable',
    `${context.uri} cannot be reached: ${reason}.`,
    { ...context, reason },
    cause,
  )
}

const socketReasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens on this port',
  ECONNRESET: 'the other side broke it off',
  EHOSTUNREACH: 'there is no way to this host',
  ENETUNREACH: 'there is no way to this network',
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the name server does not answer',
  EPIPE: 'the other side closed it',
  ETIMEDOUT: 'no answer in time',
}

const socketReason = (cause: unknown): string | undefined => {
  const code = errorCode(cause)
  if (code === undefined) return undefined
  const words = socketReasons[code]
  return words === undefined ? code : `${words}, ${code}`
}

/** Node's error code; of several failed addresses the first. */
export const errorCode = (cause: unknown): string | undefined => {
  if (cause instanceof AggregateError && !('code' in cause && typeof cause.code === 'string')) {
    return errorCode(cause.errors[0])
  }
  if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string') return undefined
  return cause.code
}

/** Why a signal was aborted, as the error to reject with. */
export const abortError = (signal: AbortSignal): AppError => {
  const reason: unknown = signal.reason
  if (reason instanceof AppError) return reason
  if (reason instanceof DOMException && reason.name === 'TimeoutError') {
    return new AppError('directory.timeout', 'The time allowed for this was over.')
  }
  return new AppError('sync.cancelled', 'The work was cancelled.')
}

export const throwIfAborted = (signal: AbortSignal): void => {
  if (signal.aborted) throw abortError(signal)
}
