import { createInterface } from 'node:readline'
import { connect, type Socket } from 'node:net'
import type { DeskAnswer } from './server-desk.ts'

export interface TakenServer<Facts> {
  readonly facts: Facts
  /** Lets the next one have it. */
  giveBack(): Promise<void>
}

/** Waits for a turn with a server of the desk at this port; throws why it could not be started. */
export const takeServer = async <Facts>(port: number, name: string): Promise<TakenServer<Facts>> => {
  const socket = connect(port, '127.0.0.1')
  socket.write(`${name}\n`)
  // The desk is ours, and says the facts as its own starter of this name gave them.
  const answer = JSON.parse(await firstLine(socket, name)) as DeskAnswer
  const giveBack = (): Promise<void> =>
    new Promise((resolve) => {
      socket.once('close', () => resolve())
      socket.destroy()
    })
  if (answer.ok) return { facts: answer.facts as Facts, giveBack }
  await giveBack()
  throw new Error(answer.reason)
}

const firstLine = (socket: Socket, name: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const lines = createInterface({ input: socket })
    lines.once('line', resolve)
    socket.once('error', reject)
    socket.once('close', () => reject(new Error(`The test run ended before "${name}" was handed out`)))
  })
