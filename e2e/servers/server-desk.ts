// Hands out servers that a test run starts once: the first who asks has one started, and whoever has it, has it alone
// until he gives it back. The desk is in vitest's main process, those who ask are in its workers.
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'

export interface StartedServer<Facts = unknown> {
  /** What a suite needs to know of it; crosses processes as JSON. */
  readonly facts: Facts
  stop(): Promise<void>
}

export interface ServerDesk {
  readonly port: number
  /** Ends what was started; the desk stays open, and starts anew what is asked for again. */
  stopServers(): Promise<void>
  close(): Promise<void>
}

export type DeskAnswer =
  | { readonly ok: true; readonly facts: unknown }
  | { readonly ok: false; readonly reason: string }

/** `starters` by the name under which a server is asked for. */
export const openServerDesk = async (
  starters: Readonly<Record<string, () => Promise<StartedServer>>>,
): Promise<ServerDesk> => {
  const started = new Map<string, Promise<StartedServer>>()
  const turns = new Map<string, Promise<unknown>>()

  const start = (name: string): Promise<StartedServer> => {
    const starter = starters[name]
    if (starter === undefined) throw new Error(`There is no server called "${name}"`)
    const known = started.get(name) ?? starter()
    started.set(name, known)
    return known
  }

  /** The turn lasts as long as the connection, however the one at its other end goes. */
  const serve = async (socket: Socket, name: string): Promise<void> => {
    if (socket.destroyed) return
    const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    socket.write(`${JSON.stringify(await answerOf(() => start(name)))}\n`)
    await gone
  }

  const desk = createServer((socket) => {
    socket.setEncoding('utf8').on('error', () => socket.destroy())
    socket.once('data', (line: string) => {
      const name = line.trim()
      const turn = (turns.get(name) ?? Promise.resolve()).then(() => serve(socket, name))
      turns.set(name, turn)
    })
  })
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve))

  const stopServers = async (): Promise<void> => {
    const servers = [...started.values()]
    started.clear()
    // One that did not start has nothing to stop; who asked for it was told.
    for (const server of await Promise.allSettled(servers))
      if (server.status === 'fulfilled') await server.value.stop()
  }
  return {
    port: portOf(desk),
    stopServers,
    async close() {
      await new Promise<void>((resolve) => desk.close(() => resolve()))
      await stopServers()
    },
  }
}

const answerOf = async (start: () => Promise<StartedServer>): Promise<DeskAnswer> => {
  try {
    return { ok: true, facts: (await start()).facts }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) }
  }
}

// A TCP server that listens has an address of this shape.
const portOf = (server: Server): number => (server.address() as AddressInfo).port
