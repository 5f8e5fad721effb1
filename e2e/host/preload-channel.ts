// Messages between the main process and the preload script of whatever document a page has at the time.
import type { DevToolsSession } from './dev-tools.ts'
import type { FromPage, ToPage } from './page/messages.ts'

export const preloadWorld = 'Electron Isolated Context'
const binding = '__hostSend'

/** Answers the document that asked, and no later one. */
export type Reply = (answer: ToPage) => void

interface ChannelEnds {
  readonly session: DevToolsSession
  readonly mainFrameId: string
  readonly onMessage: (message: FromPage, reply: Reply) => void
}

export class PreloadChannel {
  readonly #session: DevToolsSession
  readonly #unsent: ToPage[] = []
  /** Chromium's number for the preload's world in the current document. */
  #context: number | undefined

  constructor({ session, mainFrameId, onMessage }: ChannelEnds) {
    this.#session = session
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const frameId: unknown = context.auxData?.frameId
      if (context.name !== preloadWorld || frameId !== mainFrameId) return
      this.#context = context.id
      // A page that has died answers no command, so its messages may still lie here.
      this.#sendUnsent()
    })
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#context) this.#context = undefined
    })
    session.on('Runtime.executionContextsCleared', () => {
      this.#context = undefined
    })
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== binding || executionContextId !== this.#context) return
      // Only our own preload world has this binding.
      const message = JSON.parse(payload) as FromPage
      onMessage(message, (answer) => void this.#deliver(answer, executionContextId).catch(() => undefined))
    })
  }

  /** To be called before the first document. */
  async open(): Promise<void> {
    await this.#session.send('Runtime.addBinding', { name: binding, executionContextName: preloadWorld })
    await this.#session.send('Runtime.enable')
  }

  /** Tells the document there is now. While there is none, the message is lost, as in Electron. */
  post(message: ToPage): void {
    if (this.#unsent.length > 0 || this.#context === undefined) {
      this.#postAfterNews(message)
      return
    }
    const context = this.#context
    this.#deliver(message, context).catch(() => {
      // It has gone, and news of that was still on its way.
      if (this.#context !== context) this.#postAfterNews(message)
    })
  }

  /**
   * What Chromium did is known here a little later. Its answer to any command comes after the news of everything
   * before it; only then is a missing document missing.
   */
  #postAfterNews(message: ToPage): void {
    this.#unsent.push(message)
    if (this.#unsent.length > 1) return
    this.#session.send('Page.getFrameTree').then(
      () => this.#sendUnsent(),
      () => this.#unsent.splice(0),
    )
  }

  #sendUnsent(): void {
    const messages = this.#unsent.splice(0)
    if (this.#context !== undefined) for (const message of messages) this.post(message)
  }

  async #deliver(message: ToPage, executionContextId: number): Promise<void> {
    await this.#session.send('Runtime.callFunctionOn', {
      executionContextId,
      functionDeclaration: 'function (message) { window.__hostReceive(message) }',
      arguments: [{ value: message }],
      silent: true,
    })
  }
}
