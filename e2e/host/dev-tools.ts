// A small client of the DevTools protocol over Node's own WebSocket, typed by Playwright's description of the protocol.
// https://chromedevtools.github.io/devtools-protocol/
import type { ChildProcess } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { CDPSession } from '@playwright/test'

const closePatienceMs = 3000

/** Commands to and events of one target, or of the browser itself. */
export interface DevToolsSession {
  readonly send: CDPSession['send']
  readonly on: CDPSession['on']
}

interface Message {
  readonly id?: number
  readonly sessionId?: string
  readonly method: string
  readonly params: unknown
  readonly result: unknown
  readonly error?: { readonly message: string }
}

interface Waiting {
  readonly method: string
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

export class DevTools {
  readonly endpoint: string
  readonly root: DevToolsSession
  readonly #socket: WebSocket
  readonly #browser: ChildProcess
  readonly #events = new EventEmitter().setMaxListeners(0)
  readonly #waiting = new Map<number, Waiting>()
  #nextId = 1

  constructor(socket: WebSocket, endpoint: string, browser: ChildProcess) {
    this.#socket = socket
    this.#browser = browser
    this.endpoint = endpoint
    this.root = this.session()
    // The protocol's messages are JSON text of this form.
    socket.addEventListener('message', ({ data }) => this.#receive(JSON.parse(String(data)) as Message))
    socket.addEventListener('close', () => {
      for (const { method, reject } of this.#waiting.values())
        reject(new Error(`${method}: Chromium has gone`))
      this.#waiting.clear()
      this.#events.emit('closed')
    })
  }

  onClosed(listener: () => void): void {
    this.#events.once('closed', listener)
  }

  /** The part of the conversation that is about one attached target. */
  session(sessionId?: string): DevToolsSession {
    const on = (event: string, listener: (payload: unknown) => void): void => {
      this.#events.on(`${sessionId ?? ''}:${event}`, listener)
    }
    const send = (method: string, params: object = {}): Promise<unknown> =>
      this.#send({ method, params, ...(sessionId === undefined ? {} : { sessionId }) })
    // Names and payloads are Chromium's; Playwright's types describe them.
    return { on, send } as unknown as DevToolsSession
  }

  async close(): Promise<void> {
    const hasEnded = this.#browser.exitCode !== null
    const ended: Promise<unknown> = hasEnded ? Promise.resolve() : once(this.#browser, 'exit')
    // A Chromium that hangs answers nothing, and must not keep the app: it is ended with the process.
    const asked = this.root.send('Browser.close').catch(() => undefined)
    await Promise.race([asked.then(() => ended), delay(closePatienceMs)])
  }

  #send(command: { readonly method: string; readonly params: object }): Promise<unknown> {
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      // A closed socket takes messages and says nothing.
      if (this.#socket.readyState !== WebSocket.OPEN) throw new Error(`${command.method}: Chromium has gone`)
      this.#waiting.set(id, { method: command.method, resolve, reject })
      this.#socket.send(JSON.stringify({ id, ...command }))
    })
  }

  #receive(message: Message): void {
    if (message.id === undefined) {
      this.#events.emit(`${message.sessionId ?? ''}:${message.method}`, message.params)
      return
    }
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.error === undefined) waiting?.resolve(message.result)
    else waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`))
  }
}
