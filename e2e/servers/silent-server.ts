import { createServer, type AddressInfo, type Socket } from 'node:net'

export interface SilentServer {
  /** On loopback. */
  readonly port: number
  stop(): Promise<void>
}

/** Takes every connection and never says a word: whoever asks it something waits until it stops. */
export const startSilentServer = async (): Promise<SilentServer> => {
  const connections = new Set<Socket>()
  const server = createServer((socket) => {
    connections.add(socket)
    // Who gives up waiting may do so rudely.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => connections.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // What listens on a port has an address of this shape.
  const { port } = server.address() as AddressInfo
  return {
    port,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of connections) socket.destroy()
      await closed
    },
  }
}
