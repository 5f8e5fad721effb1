import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface BreakingWire {
  /** Where the server is reached through it. */
  readonly uri: string
  stop(): void
}

/**
 * A way to a server that breaks for good once so many bytes came from it: the same moment on every machine, however
 * busy.
 */
export const startBreakingWire = async (server: string, mostBytes: number): Promise<BreakingWire> => {
  const { hostname, port } = new URL(server)
  const sockets = new Set<Socket>()
  let bytes = 0
  const stop = (): void => {
    listener.close()
    for (const socket of sockets) socket.destroy()
  }
  const listener = createServer((near) => {
    const far = connect({ host: hostname, port: Number(port) })
    for (const socket of [near, far]) {
      sockets.add(socket)
      // A wire that breaks is what this is for; who uses it is told by his own end.
      socket.on('error', () => undefined).on('close', () => [near, far].forEach((end) => end.destroy()))
    }
    near.pipe(far)
    far.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > mostBytes) stop()
      else near.write(chunk)
    })
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  // The address of a listener that listens on a port is no text.
  const { port: nearPort } = listener.address() as AddressInfo
  return { uri: `ldap://127.0.0.1:${nearPort}`, stop }
}
