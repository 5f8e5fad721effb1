// A page of Chromium as a window's content: its life, its two worlds, and the messages of its preload script.
import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { fromChromiumUrl, toChromiumUrl } from './custom-schemes.ts'
import type { DevToolsSession } from './dev-tools.ts'
import { devTools, host } from './host.ts'
import { complain } from './loud.ts'
import { nativeTheme } from './native-theme.ts'
import type { FromPage, ToPage } from './page/messages.ts'
import { answerRequest, type PausedRequest } from './page-requests.ts'
import { PreloadChannel, preloadWorld, type Reply } from './preload-channel.ts'
import { pageWorldSource, preloadWorldSource } from './page-scripts.ts'

export interface PageSize {
  readonly width: number
  readonly height: number
}

interface PageOptions {
  readonly preloadFile: string | undefined
  readonly size: PageSize
}

interface PageEvents {
  message: [FromPage, Reply]
  'dom-ready': []
  loaded: []
  navigated: [url: string]
  'navigated-in-page': [url: string]
  console: [level: string, text: string]
  crashed: []
  gone: []
}

export class PageTarget extends EventEmitter<PageEvents> {
  /** Asked about a navigation that the page began itself. */
  mayNavigate: (url: string) => boolean = () => true
  readonly #options: PageOptions
  readonly #started: Promise<DevToolsSession>
  /** Addresses that the app itself asked for: nobody is asked about these. */
  readonly #askedFor = new Set<string>()
  #channel: PreloadChannel | undefined
  #targetId = ''
  #chromiumUrl = 'about:blank'

  constructor(options: PageOptions) {
    super()
    this.#options = options
    this.#started = this.#start()
    this.#started.catch((error: unknown) => {
      complain(error instanceof Error ? String(error.stack) : String(error))
      process.exit(70)
    })
  }

  get url(): string {
    return this.#chromiumUrl === 'about:blank' ? '' : fromChromiumUrl(this.#chromiumUrl)
  }
  get targetId(): string {
    return this.#targetId
  }

  async load(url: string): Promise<void> {
    const session = await this.#started
    const target = new URL(toChromiumUrl(url)).href
    this.#askedFor.add(target)
    const loaded = new Promise<void>((resolve) => this.once('loaded', resolve))
    const { errorText } = await session.send('Page.navigate', { url: target })
    if (errorText !== undefined) throw new Error(`${errorText} loading '${url}'`)
    await loaded
  }

  async reload(): Promise<void> {
    this.#askedFor.add(this.#chromiumUrl)
    await (await this.#started).send('Page.reload')
  }

  async evaluate(code: string): Promise<unknown> {
    const session = await this.#started
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    })
    if (exceptionDetails === undefined) return result.value
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  }

  async resize({ width, height }: PageSize): Promise<void> {
    const session = await this.#started
    const metrics = { width, height, deviceScaleFactor: 1, mobile: false }
    await session.send('Emulation.setDeviceMetricsOverride', metrics)
  }

  /** Tells the preload script. */
  post(message: ToPage): void {
    this.#channel?.post(message)
  }

  /** The page's process dies; the answer to the command never comes. */
  crash(): void {
    void this.#started.then((session) => session.send('Page.crash')).catch(() => undefined)
  }

  close(): void {
    const closeTarget = (): Promise<unknown> =>
      devTools().root.send('Target.closeTarget', { targetId: this.#targetId })
    void this.#started.then(closeTarget).catch(() => undefined)
  }

  async #start(): Promise<DevToolsSession> {
    const { root } = devTools()
    const { targetId } = await root.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      ...this.#options.size,
    })
    this.#targetId = targetId
    root.on('Target.targetDestroyed', (event) => {
      if (event.targetId === targetId) this.emit('gone')
    })
    const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: true })
    const session = devTools().session(sessionId)
    const onMessage = (message: FromPage, reply: Reply): void => void this.emit('message', message, reply)
    this.#channel = new PreloadChannel({ session, mainFrameId: targetId, onMessage })
    this.#listenToPage(session)
    const channel = `host-${randomUUID()}`
    await session.send('Page.enable')
    await this.#channel.open()
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldSource(channel) })
    await session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: preloadWorldSource(channel, this.#options.preloadFile),
      worldName: preloadWorld,
    })
    await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
    await session.send('Emulation.setDeviceMetricsOverride', {
      ...this.#options.size,
      deviceScaleFactor: 1,
      mobile: false,
    })
    await this.#followTheme(session)
    return session
  }

  #listenToPage(session: DevToolsSession): void {
    session.on('Runtime.consoleAPICalled', ({ type, args }) => {
      this.emit('console', type, args.map((part) => String(part.value ?? part.description)).join(' '))
    })
    session.on('Page.domContentEventFired', () => this.emit('dom-ready'))
    session.on('Page.loadEventFired', () => this.emit('loaded'))
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return
      this.#chromiumUrl = frame.url
      this.emit('navigated', this.url)
    })
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId !== this.#targetId) return
      this.#chromiumUrl = url
      this.emit('navigated-in-page', this.url)
    })
    session.on('Inspector.targetCrashed', () => this.emit('crashed'))
    session.on('Fetch.requestPaused', (paused) => {
      this.#answer(session, paused).catch((error: unknown) => {
        // A request of a page that has gone meanwhile has nobody to answer to.
        if (!host.isExiting && process.env['E2E_HOST_DEBUG'] !== undefined) complain(String(error))
      })
    })
  }

  async #answer(session: DevToolsSession, paused: PausedRequest): Promise<void> {
    const { url } = paused.request
    const isNavigation = paused.resourceType === 'Document' && paused.frameId === this.#targetId
    const isOwnIdea = isNavigation && !this.#askedFor.delete(url) && url !== this.#chromiumUrl
    if (isOwnIdea && !this.mayNavigate(fromChromiumUrl(url))) {
      host.blockedUrls.push(fromChromiumUrl(url))
      await session.send('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Aborted' })
      return
    }
    await answerRequest(session, paused)
  }

  async #followTheme(session: DevToolsSession): Promise<void> {
    const apply = (): Promise<unknown> => {
      const value = nativeTheme.shouldUseDarkColors ? 'dark' : 'light'
      return session.send('Emulation.setEmulatedMedia', {
        features: [{ name: 'prefers-color-scheme', value }],
      })
    }
    const onTheme = (): void => void apply().catch(() => undefined)
    host.events.on('theme', onTheme)
    this.once('gone', () => host.events.off('theme', onTheme))
    await apply()
  }
}
