// Connect, StartTLS, bind: what ldapts does for us, on sockets that are ours. Its client never gets TLS options,
// because any of them makes it speak TLS at once on ldap:// (trap 5); and it is not used to read (trap 4).
import { Client, type Control } from 'ldapts'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { isLoopbackHost } from '../../src-shared/domain/server-uri.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import type { StepRecorder } from './connect-steps.ts'
import type { ConnectionSettings, TlsSummary } from './directory-client.ts'
import { abortError, errorCode, throwIfAborted, translateError } from './directory-errors.ts'
import { brokenMessage, SEQUENCE } from './entry-cursor.ts'
import { openTcpSocket, secureSocket } from './open-socket.ts'
import type { ServerAddress } from './server-address.ts'
import { tlsError } from './tls-errors.ts'
import { summarizeTls, type TlsSettings } from './tls-settings.ts'

export interface BoundSocket {
  /** For requests that ldapts encodes and reads; never after the socket closed. */
  readonly client: Client
  readonly socket: Socket
  readonly tls: TlsSummary | undefined
}

export interface BindOptions {
  readonly settings: ConnectionSettings
  readonly tls: TlsSettings
  readonly address: ServerAddress
  readonly steps: StepRecorder
  readonly signal: AbortSignal
  /** Sent with a simple bind; what the server answers is in them afterwards, also when it refuses. */
  readonly bindControls?: readonly Control[]
}

/** One bound connection to one server. Refuses what must not be sent before anything is sent. */
export const bindConnection = async (options: BindOptions): Promise<BoundSocket> => {
  const { settings, address, steps, signal } = options
  throwIfAborted(signal)
  const credentials = credentialsOf(settings)
  refuseClearText(settings, address, credentials)
  const limits = { timeoutMs: settings.source.connectTimeoutSeconds * 1000, signal }
  const tcpSocket = await openTcpSocket(address, steps, limits)
  const mode = tlsMode(settings, address)
  const { socket, tls } =
    mode === undefined
      ? { socket: tcpSocket, tls: undefined }
      : await steps.run('tls', () => secure(tcpSocket, mode, options))
  const client = clientOn(socket, options)
  await steps.run('bind', () =>
    endingWithSignal(socket, options, 'bind', () => sendBind(client, credentials, options.bindControls)),
  )
  return { client, socket, tls }
}

const tlsMode = ({ source }: ConnectionSettings, address: ServerAddress): TlsSummary['mode'] | undefined => {
  if (address.isSecure) return 'ldaps'
  return source.startTls ? 'starttls' : undefined
}

type Credentials =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'external' }
  | { readonly kind: 'simple'; readonly name: string; readonly password: string }

const credentialsOf = ({ source, bindPassword }: ConnectionSettings): Credentials => {
  if (source.serviceBindMethod === 'sasl_external') return { kind: 'external' }
  if (source.bindCn.trim() === '') return { kind: 'anonymous' }
  const password = bindPassword?.reveal() ?? ''
  // RFC 4513 section 5.1.2: a name with an empty password is an "unauthenticated bind", which may even succeed.
  if (password === '') {
    throw new AppError('directory.credentials-missing', `There is no password for ${source.bindCn}.`, {
      bindCn: source.bindCn,
      step: 'bind',
    })
  }
  return { kind: 'simple', name: source.bindCn, password }
}

const refuseClearText = (
  { source }: ConnectionSettings,
  address: ServerAddress,
  credentials: Credentials,
): void => {
  const isEncrypted = address.isSecure || source.startTls
  if (isEncrypted || credentials.kind !== 'simple' || source.allowClearText || isLoopbackHost(address.host))
    return
  throw new AppError(
    'directory.clear-text-refused',
    `The bind password would travel to ${address.uri} without encryption.`,
    { uri: address.uri, step: 'bind' },
  )
}

const secure = async (
  tcpSocket: Socket,
  mode: TlsSummary['mode'],
  options: BindOptions,
): Promise<{ socket: TLSSocket; tls: TlsSummary }> => {
  const { settings, address, signal } = options
  if (mode === 'starttls') await requestStartTls(tcpSocket, options)
  const timeoutMs = settings.source.connectTimeoutSeconds * 1000
  const tlsOptions = tlsOptionsOrClose(tcpSocket, options)
  const socket = await secureSocket(tcpSocket, tlsOptions, address, {
    timeoutMs,
    signal,
    onCertificates: (chain) => options.steps.recordCertificates(chain),
  })
  return { socket, tls: summarizeTls(socket, { mode, verified: options.tls.isVerifying }) }
}

const tlsOptionsOrClose = (
  socket: Socket,
  { tls, address }: BindOptions,
): ReturnType<TlsSettings['optionsFor']> => {
  try {
    return tls.optionsFor(address.host)
  } catch (error) {
    socket.destroy()
    throw error
  }
}

const START_TLS_OID = '1.3.6.1.4.1.1466.20037'

/**
 * RFC 4511 section 4.14. The client that asked is left behind with whatever came after the answer in clear text,
 * so that nothing injected there can be taken for a message of the secured connection.
 */
const requestStartTls = async (socket: Socket, options: BindOptions): Promise<void> => {
  const client = clientOn(socket, options)
  await endingWithSignal(socket, options, 'StartTLS', () => client.exop(START_TLS_OID))
  for (const event of ['data', 'end', 'timeout', 'error', 'close']) socket.removeAllListeners(event)
  socket.on('error', () => undefined)
}

/** An ldapts client on a socket that is connected already; the URL only has to parse. */
const clientOn = (socket: Socket, { settings }: BindOptions): Client => {
  // A port that speaks something else answers with a banner, in which ldapts would wait for the rest of a message.
  socket.prependOnceListener('data', (chunk: Buffer) => {
    if (chunk[0] !== SEQUENCE) socket.destroy(brokenMessage('it does not begin like one'))
  })
  return new Client({
    url: 'ldap://connected.invalid',
    timeout: settings.source.receiveTimeoutSeconds * 1000,
    createConnection: () => socket,
  })
}

const sendBind = (
  client: Client,
  credentials: Credentials,
  controls: readonly Control[] = [],
): Promise<void> => {
  switch (credentials.kind) {
    case 'anonymous':
      return client.bind('', '')
    case 'external':
      return client.bind('EXTERNAL')
    case 'simple':
      return client.bind(credentials.name, credentials.password, [...controls])
  }
}

/** Runs one request of ldapts; a failed or cancelled one closes the socket. */
const endingWithSignal = async (
  socket: Socket,
  { address, signal }: BindOptions,
  request: string,
  work: () => Promise<unknown>,
): Promise<void> => {
  let socketError: unknown
  const onError = (error: unknown): void => {
    socketError = error
  }
  const onAbort = (): void => {
    socket.destroy()
  }
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    throwIfAborted(signal)
    const answer = work()
    // Only now: when ldapts takes a socket over, it removes everybody's error listeners.
    socket.on('error', onError)
    await answer
  } catch (error) {
    socket.on('error', () => undefined)
    socket.destroy()
    if (signal.aborted) throw abortError(signal)
    const context = { uri: address.uri, request, host: address.host }
    // TLS 1.3 refuses a client's certificate only after the handshake: the alert meets the first request.
    if (errorCode(socketError)?.startsWith('ERR_SSL') === true)
      throw tlsError(socketError, undefined, context)
    throw translateError(socketError ?? error, { uri: address.uri, request })
  } finally {
    socket.removeListener('error', onError)
    signal.removeEventListener('abort', onAbort)
  }
}
