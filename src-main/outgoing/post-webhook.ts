// One signed POST. Nothing is followed, nothing is kept: no redirection, no cookie, no connection, no proxy.

import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { Readable } from 'node:stream'
import tls from 'node:tls'

import { webhookUrlProblem } from '../../src-shared/domain/outgoing-target.ts'
import { ownAddresses } from '../../src-shared/domain/server-uri.ts'
import type { Secret } from '../../src-shared/domain/secret.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import type { MessageBody } from './message-body.ts'
import { signMessage } from './sign-message.ts'

export interface WebhookMessage {
  readonly url: string
  /** The same for every attempt at one delivery. */
  readonly idempotencyKey: string
  readonly body: MessageBody
  readonly secret: Secret
  /** Seconds since 1970. */
  readonly timestamp: number
}

export interface WebhookAnswer {
  readonly status: number
  readonly retryAfter: string | undefined
}

/** A receiver puts the message away and answers, and works later. */
export const answerTimeoutMs = 30_000
/** So much longer a large message may take: 100 kB in a second is what a poor line carries upwards. */
const leastBytesPerMs = 100
/** Of an answer only its status matters. */
const mostAnswerBytes = 64 * 1024

/** Sends a message and answers with what came back; rejects with `outgoing.unreachable` when nothing did. */
export const postWebhook = async (
  message: WebhookMessage,
  { signal, timeoutMs = answerTimeoutMs }: { readonly signal: AbortSignal; readonly timeoutMs?: number },
): Promise<WebhookAnswer> => {
  // Checked when it was stored; the one mistake not to make twice is to send people's data in the clear.
  const problem = webhookUrlProblem(message.url)
  if (problem !== undefined) throw new AppError('input.invalid', problem, { url: message.url })
  const { secret, timestamp, body } = message
  const signature = await signMessage(secret, { timestamp, body })
  const patienceMs = Math.floor(timeoutMs + body.bytes / leastBytesPerMs)
  const deadline = AbortSignal.timeout(patienceMs)
  return new Promise((resolve, reject) => {
    const request = open(message, signature, AbortSignal.any([signal, deadline]))
    let answer: WebhookAnswer | undefined
    const end = (error?: unknown): void => {
      // Once the status is there, what happens to the rest of the answer changes nothing.
      if (answer !== undefined) resolve(answer)
      else reject(deadline.aborted && !signal.aborted ? tooLate(patienceMs) : unreachable(error))
    }
    request.on('response', (response) => {
      answer = { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] }
      drain(response, request, end)
    })
    // A receiver that talks another protocol must not get to keep the connection.
    request.on('upgrade', (response, socket) => {
      answer = { status: response.statusCode ?? 101, retryAfter: undefined }
      socket.destroy()
      end()
    })
    request.on('error', end)
    request.on('close', () => end(new Error('the connection was closed')))
    send(body, request)
  })
}

/** No faster than the receiver takes it: what it has not taken yet stays where it is kept. */
const send = (body: MessageBody, request: ClientRequest): void => {
  const pieces = Readable.from(body.read(), { objectMode: false })
  pieces.on('error', (error) => request.destroy(error))
  request.on('close', () => pieces.destroy())
  pieces.pipe(request)
}

const open = (
  { url, idempotencyKey, body, timestamp }: WebhookMessage,
  signature: string,
  signal: AbortSignal,
): ClientRequest => {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.bytes,
    'user-agent': 'Rollcall',
    connection: 'close',
    'idempotency-key': idempotencyKey,
    'rollcall-timestamp': String(timestamp),
    'rollcall-signature': `v1=${signature}`,
  }
  const options = { method: 'POST', headers, signal, agent: false }
  return url.toLowerCase().startsWith('https:')
    ? requestHttps(url, { ...options, ...verified(), minVersion: 'TLSv1.2' })
    : requestHttp(url, { ...options, lookup: lookUpOwn })
}

/** Clear text stays on this computer, whatever a name server says of its name. An address is not looked up at all. */
const lookUpOwn: LookupFunction = (host, { all }, callback) => {
  const [first, ...others] = ownAddresses(host) ?? []
  if (first === undefined) callback(new Error(`${host} is not this computer`), '')
  else if (all === true) callback(null, [first, ...others])
  else callback(null, first.address, first.family)
}

/** As for directories: the system's own store, and what NODE_EXTRA_CA_CERTS adds to it. */
const verified = (): { readonly ca: string[]; readonly rejectUnauthorized: true } => ({
  ca: [...tls.getCACertificates('system'), ...tls.getCACertificates('extra')],
  // Said, because NODE_TLS_REJECT_UNAUTHORIZED=0 in somebody's environment changes what goes without saying.
  rejectUnauthorized: true,
})

const drain = (response: IncomingMessage, request: ClientRequest, end: () => void): void => {
  let bytes = 0
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > mostAnswerBytes) request.destroy()
  })
  response.on('end', end)
  response.on('error', end)
}

const tooLate = (timeoutMs: number): AppError =>
  new AppError(
    'outgoing.unreachable',
    `The receiver did not answer within ${Math.round(timeoutMs / 100) / 10} seconds.`,
  )

const unreachable = (error: unknown): AppError =>
  new AppError('outgoing.unreachable', `The receiver cannot be reached: ${wordsOf(error)}.`, {}, error)

/** OpenSSL's and the system's words; neither knows what was sent. */
const wordsOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const words = error.message === '' ? (code ?? error.name) : error.message
  return code === undefined || words.includes(code) ? words : `${words} (${code})`
}
