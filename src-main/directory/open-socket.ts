// Name lookup, TCP and TLS, each with the connect timeout of the source. ldapts gets a socket that is ready.
import { lookup } from 'node:dns/promises'
import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls, type ConnectionOptions, type PeerCertificate, type TLSSocket } from 'node:tls'
import { ownAddresses } from '../../src-shared/domain/server-uri.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { certificateChain, type CertificateSummary } from './certificate-chain.ts'
import type { StepRecorder } from './connect-steps.ts'
import { abortError, timeoutError, unreachable } from './directory-errors.ts'
import type { ServerAddress } from './server-address.ts'
import { tlsError } from './tls-errors.ts'

export interface SocketLimits {
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

export const openTcpSocket = async (
  address: ServerAddress,
  steps: StepRecorder,
  limits: SocketLimits,
): Promise<Socket> => {
  const addresses = await steps.run('name', () => lookUp(address, limits))
  return steps.run('tcp', () => {
    const socket = connectTcp({
      host: address.host,
      port: address.port,
      // Both families are tried side by side (RFC 8305), with the addresses looked up above.
      autoSelectFamily: true,
      lookup: (_host, _options, callback) => callback(null, addresses),
    })
    socket.setNoDelay(true)
    socket.setKeepAlive(true, KEEP_ALIVE_MS)
    return waitFor(socket, 'connect', limits, {
      onError: (error) => unreachable({ uri: address.uri, request: 'connection' }, error),
      onTimeout: () =>
        new AppError('directory.unreachable', `${address.uri} cannot be reached: no answer in time.`, {
          uri: address.uri,
          reason: 'timeout',
        }),
    })
  })
}

/** Firewalls forget quiet connections after a few minutes; a probe a minute keeps a long run's alive. */
const KEEP_ALIVE_MS = 60_000

interface ResolvedAddress {
  readonly address: string
  readonly family: number
}

const lookUp = async (address: ServerAddress, limits: SocketLimits): Promise<ResolvedAddress[]> => {
  const family = isIP(address.host)
  if (family !== 0) return [{ address: address.host, family }]
  const own = ownAddresses(address.host)
  if (own !== undefined) return [...own]
  const context = { uri: address.uri, request: 'name lookup' }
  // The system's resolver cannot be interrupted; it is left behind.
  const ended = new AbortController()
  const gaveUp = new Promise<never>((_resolve, reject) => {
    const timer = setTimeout(() => reject(timeoutError(context)), limits.timeoutMs)
    ended.signal.addEventListener('abort', () => clearTimeout(timer))
    limits.signal.addEventListener('abort', () => reject(abortError(limits.signal)), { signal: ended.signal })
  })
  try {
    return await Promise.race([lookup(address.host, { all: true }), gaveUp])
  } catch (error) {
    throw error instanceof AppError ? error : unreachable(context, error)
  } finally {
    ended.abort()
  }
}

export interface TlsLimits extends SocketLimits {
  /** Called with what the server showed, before it is known whether it is trusted. */
  readonly onCertificates: (chain: readonly CertificateSummary[]) => void
}

/** Secures a connected socket; rejects with `directory.tls-untrusted` or `directory.tls-failed`. */
export const secureSocket = (
  socket: Socket,
  options: ConnectionOptions,
  address: ServerAddress,
  limits: TlsLimits,
): Promise<TLSSocket> => {
  const secured = connectTls({ ...options, socket })
  let certificate: PeerCertificate | undefined
  // Taken as the handshake ends: a certificate that is refused is gone by the time of the error.
  secured.prependOnceListener('secure', () => {
    const shown = secured.getPeerCertificate(true)
    certificate = shown
    limits.onCertificates(certificateChain(shown))
  })
  const context = { uri: address.uri, request: 'TLS handshake', host: address.host }
  return waitFor(secured, 'secureConnect', limits, {
    onError: (error) => tlsError(error, certificate, context),
    onTimeout: () => timeoutError(context),
  })
}

interface Failures {
  readonly onError: (error: unknown) => AppError
  readonly onTimeout: () => AppError
}

const waitFor = <S extends Socket>(
  socket: S,
  event: 'connect' | 'secureConnect',
  { timeoutMs, signal }: SocketLimits,
  { onError, onTimeout }: Failures,
): Promise<S> =>
  new Promise((resolve, reject) => {
    const finish = (error: AppError | undefined): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      socket.removeListener(event, onReady)
      socket.removeListener('error', onFailure)
      socket.removeListener('close', onFailure)
      if (error === undefined) {
        resolve(socket)
        return
      }
      // A late error of a socket given up must not end the process.
      socket.on('error', () => undefined)
      socket.destroy()
      reject(error)
    }
    const onReady = (): void => finish(undefined)
    const onFailure = (error?: unknown): void => finish(onError(error instanceof Error ? error : undefined))
    const onAbort = (): void => finish(abortError(signal))
    const timer = setTimeout(() => finish(onTimeout()), timeoutMs)
    socket.once(event, onReady)
    socket.once('error', onFailure)
    socket.once('close', onFailure)
    signal.addEventListener('abort', onAbort, { once: true })
    if (signal.aborted) onAbort()
  })
