import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { fromChromiumUrl, originOf } from './custom-schemes.ts'
import { host } from './host.ts'
import { answerInvoke, ipcMain } from './ipc-main.ts'
import { complain, makeLoud } from './loud.ts'
import { makeCodec } from './page/clone-codec.ts'
import type { FromPage, OpenedWindow } from './page/messages.ts'
import type { PageTarget } from './page-target.ts'
import type { Reply } from './preload-channel.ts'
import { decidePermissions } from './permissions.ts'
import { defaultSession } from './session.ts'

const codec = makeCodec()
const pages = new WeakMap<WebContents, PageTarget>()

type WindowOpenHandler = (details: Electron.HandlerDetails) => { readonly action: 'allow' | 'deny' }

export class WebContents extends EventEmitter {
  readonly id: number
  readonly session = defaultSession
  readonly mainFrame: WebFrame
  readonly #page: PageTarget
  #openHandler: WindowOpenHandler | null = null
  #isDestroyed = false
  #hasCrashed = false
  #isTellingOfCrash = false

  constructor(id: number, page: PageTarget) {
    super()
    this.id = id
    this.#page = page
    this.mainFrame = createMainFrame(this)
    pages.set(this, page)
    page.mayNavigate = (url) => this.#mayNavigate(url)
    this.#translateEvents(page)
  }

  getURL(): string {
    return this.#page.url
  }
  async loadURL(url: string): Promise<void> {
    await decidePermissions(this, url)
    try {
      await this.#page.load(url)
    } catch (error) {
      this.emit('did-fail-load', {}, -2, String(error), url, true)
      throw error
    }
  }
  reload(): void {
    if (this.#isTellingOfCrash)
      throw new Error('electron-host: a page may not be loaded while its end is still told')
    void this.#page.reload()
  }
  send(channel: string, ...given: unknown[]): void {
    this.#page.post({ op: 'event', channel, values: codec.encode(given) })
  }
  executeJavaScript(code: string): Promise<unknown> {
    return this.#page.evaluate(code)
  }
  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler
  }
  forcefullyCrashRenderer(): void {
    this.#page.crash()
  }
  isDestroyed(): boolean {
    return this.#isDestroyed
  }
  isCrashed(): boolean {
    return this.#hasCrashed
  }

  // No spelling, zoom or developer tools in a headless page that a person does not see.
  setVisualZoomLevelLimits(_minimum: number, _maximum: number): Promise<void> {
    return Promise.resolve()
  }
  openDevTools(): void {}
  isDevToolsOpened(): boolean {
    return false
  }

  #mayNavigate(url: string): boolean {
    let isPrevented = false
    const preventDefault = (): void => {
      isPrevented = true
    }
    const details = { url, isMainFrame: true, isSameDocument: false, preventDefault }
    this.emit('will-navigate', details, url)
    this.emit('will-frame-navigate', details)
    return !isPrevented
  }

  #translateEvents(page: PageTarget): void {
    page.on('message', (message, reply) => void this.#receive(message, reply))
    page.on('dom-ready', () => this.emit('dom-ready', {}))
    page.on('loaded', () => {
      this.#hasCrashed = false
      this.emit('did-finish-load', {})
    })
    page.on('navigated', (url) => this.emit('did-navigate', {}, url, 200, 'OK'))
    page.on('navigated-in-page', (url) => this.emit('did-navigate-in-page', {}, url, true))
    page.on('console', (level, message) => this.emit('console-message', { level, message }))
    page.on('crashed', () => {
      this.#hasCrashed = true
      this.#isTellingOfCrash = true
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
      this.#isTellingOfCrash = false
    })
    page.on('gone', () => {
      this.#isDestroyed = true
      this.emit('destroyed', {})
    })
  }

  #openWindow({ url, frameName, features }: OpenedWindow): void {
    const referrer: Electron.Referrer = { url: '', policy: 'default' }
    const details = { url: fromChromiumUrl(url), frameName, features, referrer }
    const { action } = this.#openHandler?.({ ...details, disposition: 'foreground-tab' }) ?? {
      action: 'allow',
    }
    if (action === 'allow') complain(`allowed windows are not implemented; ${details.url} was not opened`)
  }

  async #receive(message: FromPage, reply: Reply): Promise<void> {
    const event = { sender: this, senderFrame: this.mainFrame, processId: 1, frameId: 1 }
    if (message.op === 'preload-failed') {
      this.emit('preload-error', {}, '', new Error(message.error))
      complain(`preload failed: ${message.error}`)
      return
    }
    if (message.op === 'window-open') {
      this.#openWindow(message)
      return
    }
    // The codec gives back what it was given: the list of arguments.
    const given = codec.decode(message.values) as unknown[]
    if (message.op === 'send') {
      ipcMain.emit(message.channel, event, ...given)
      return
    }
    const { id, channel } = message
    try {
      const value = codec.encode(await answerInvoke(channel, event, given))
      reply({ op: 'resolve', id, value })
    } catch (error) {
      // Electron's words, in both places.
      process.stderr.write(`Error occurred in handler for '${channel}': ${String(error)}\n`)
      const text = `Error invoking remote method '${channel}': ${String(error)}`
      reply({ op: 'reject', id, message: text })
    }
  }
}
makeLoud('webContents', WebContents.prototype)

interface WebFrame {
  readonly url: string
  readonly origin: string
  readonly parent: null
  readonly top: WebFrame
}

const createMainFrame = (contents: WebContents): WebFrame =>
  makeLoud('WebFrameMain', {
    get url(): string {
      return contents.getURL()
    },
    get origin(): string {
      return originOf(contents.getURL())
    },
    parent: null,
    get top(): WebFrame {
      return contents.mainFrame
    },
  })

const all = (): WebContents[] => Array.from(host.windows.values(), (window) => window.webContents)

export const webContents = makeLoud('webContents', {
  getAllWebContents: all,
  fromId: (id: number): WebContents | undefined => all().find((contents) => contents.id === id),
  /** Asked by Playwright for the window of a page. */
  fromDevToolsTargetId: (targetId: string): WebContents | undefined =>
    all().find((contents) => pages.get(contents)?.targetId === targetId),
})
