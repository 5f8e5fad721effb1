import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TLSSocket } from 'node:tls'
import { ClientSession, type UpgradeToTls } from './client-session.ts'
import type { DemoServerContext } from './demo-server-context.ts'
import type { TlsMaterial } from './server-certificate.ts'

export interface DirectoryStatistics {
  /** Since the start, and still open. */
  readonly connections: { readonly accepted: number; readonly open: number }
  /** Searches being answered. */
  readonly searches: number
}

export interface Listeners {
  readonly port: number
  readonly securePort: number
  readonly statistics: () => DirectoryStatistics
  readonly dropConnections: () => void
  readonly stop: () => Promise<void>
}

/** Only this machine can reach it: the demo's passwords are printed on the screen. */
const host = '127.0.0.1'

/** Time for the notice of disconnection to arrive. */
const goodbyeMs = 300

/** Opens the clear-text and the TLS port. */
export const listen = async (
  context: DemoServerContext,
  { tlsMaterial, port }: { readonly tlsMaterial: TlsMaterial; readonly port: number },
): Promise<Listeners> => {
  const sessions = new Map<Socket, ClientSession>()
  let accepted = 0
  const upgrade = createUpgrade(tlsMaterial)
  const accept = (socket: Socket): void => {
    accepted += 1
    sessions.set(socket, new ClientSession(socket, context, upgrade))
    socket.on('close', () => sessions.delete(socket))
  }
  const sockets = new Set<Socket>()
  const remember = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  }
  const plain = createServer(accept)
  const secure = createTlsServer(tlsOptions(tlsMaterial), accept)
  plain.on('connection', remember)
  secure.on('connection', remember)
  // A client that does not trust the certificate is its own affair.
  secure.on('tlsClientError', (_error: Error, socket: TLSSocket) => socket.destroy())
  await Promise.all([opened(plain, port), opened(secure, 0)])
  return {
    port: portOf(plain),
    securePort: portOf(secure),
    statistics: () => ({
      connections: { accepted, open: sessions.size },
      searches: [...sessions.values()].reduce((sum, { openSearches }) => sum + openSearches, 0),
    }),
    dropConnections: () => {
      for (const session of sessions.values()) session.drop()
    },
    stop: async () => {
      const ended = [closed(plain), closed(secure)]
      for (const session of sessions.values())
        session.disconnectWithNotice({ code: 'unavailable', message: 'the server is shutting down' })
      // Neither a client that stays nor one in the middle of a handshake may keep the server.
      const patience = setTimeout(() => {
        for (const socket of sockets) socket.destroy()
      }, goodbyeMs)
      await Promise.all(ended)
      clearTimeout(patience)
    },
  }
}

// A certificate is asked for and never demanded: SASL EXTERNAL looks at it, simple binds need none.
const tlsOptions = ({ caCertificate, server }: TlsMaterial) =>
  ({
    cert: server.certificate,
    key: server.key,
    ca: caCertificate,
    requestCert: true,
    rejectUnauthorized: false,
  }) as const

/** StartTLS: the handshake of a TLS server, on a socket that is already connected. */
const createUpgrade =
  (tlsMaterial: TlsMaterial): UpgradeToTls =>
  (socket, onSecure) => {
    const server = createTlsServer(tlsOptions(tlsMaterial), onSecure)
    server.on('tlsClientError', () => socket.destroy())
    server.emit('connection', socket)
  }

const opened = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })

const portOf = (server: Server): number => {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen')
  return address.port
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
  })
