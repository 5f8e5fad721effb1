import { EventEmitter } from 'node:events'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as Electron from 'electron'
import { app } from './app.ts'
import { host } from './host.ts'
import { makeLoud } from './loud.ts'
import { PageTarget } from './page-target.ts'
import { WebContents } from './web-contents.ts'

type Bounds = Electron.Rectangle
type State = 'normal' | 'minimized' | 'maximized' | 'fullscreen'

/** No window manager stands behind it: bounds and state are remembered, and the page gets the size. */
export class BrowserWindow extends EventEmitter {
  static #nextId = 1
  static getAllWindows(): BrowserWindow[] {
    return [...host.windows.values()]
  }
  static fromId(id: number): BrowserWindow | null {
    return host.windows.get(id) ?? null
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null
  }
  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.isFocused()) ?? null
  }

  readonly id = BrowserWindow.#nextId++
  readonly webContents: WebContents
  readonly #page: PageTarget
  #bounds: Bounds
  #state: State = 'normal'
  #isVisible: boolean
  #isFocused = false
  #isDestroyed = false
  #title: string

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    const { x = 0, y = 0, width = 800, height = 600, show = true, title = app.name } = options
    refuseWeakPreferences(options.webPreferences ?? {})
    this.#bounds = { x, y, width, height }
    this.#isVisible = show
    this.#title = title
    this.#page = new PageTarget({ preloadFile: options.webPreferences?.preload, size: { width, height } })
    this.webContents = new WebContents(this.id, this.#page)
    host.windows.set(this.id, this)
    this.#page.once('loaded', () => this.emit('ready-to-show', {}))
    this.#page.once('gone', () => this.#forget())
    app.emit('web-contents-created', {}, this.webContents)
    app.emit('browser-window-created', {}, this)
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }
  loadFile(path: string): Promise<void> {
    return this.webContents.loadURL(pathToFileURL(resolve(app.getAppPath(), path)).href)
  }

  show(): void {
    const wasVisible = this.#isVisible
    this.#isVisible = true
    if (!wasVisible) this.emit('show', {})
    this.focus()
  }
  showInactive(): void {
    this.#isVisible = true
    this.emit('show', {})
  }
  hide(): void {
    if (!this.#isVisible) return
    this.#isVisible = false
    this.blur()
    this.emit('hide', {})
  }
  isVisible(): boolean {
    return this.#isVisible && !this.#isDestroyed
  }
  focus(): void {
    if (this.#isFocused || !this.#isVisible) return
    this.#isFocused = true
    this.emit('focus', {})
    app.emit('browser-window-focus', {}, this)
  }
  blur(): void {
    if (!this.#isFocused) return
    this.#isFocused = false
    this.emit('blur', {})
    app.emit('browser-window-blur', {}, this)
  }
  isFocused(): boolean {
    return this.#isFocused
  }

  minimize(): void {
    this.#become('minimized', 'minimize')
    this.blur()
  }
  restore(): void {
    this.#become('normal', 'restore')
  }
  isMinimized(): boolean {
    return this.#state === 'minimized'
  }
  maximize(): void {
    this.#become('maximized', 'maximize')
  }
  unmaximize(): void {
    this.#become('normal', 'unmaximize')
  }
  isMaximized(): boolean {
    return this.#state === 'maximized'
  }
  setFullScreen(isFull: boolean): void {
    this.#become(isFull ? 'fullscreen' : 'normal', isFull ? 'enter-full-screen' : 'leave-full-screen')
  }
  isFullScreen(): boolean {
    return this.#state === 'fullscreen'
  }

  getBounds(): Bounds {
    return { ...this.#bounds }
  }
  getNormalBounds(): Bounds {
    return { ...this.#bounds }
  }
  setBounds(bounds: Partial<Bounds>): void {
    const { x, y, width, height } = this.#bounds
    this.#bounds = { ...this.#bounds, ...bounds }
    if (this.#bounds.x !== x || this.#bounds.y !== y) this.emit('move', {})
    // Told in any case: whoever asks again may have been let down the first time.
    void this.#page.resize(this.#bounds)
    if (this.#bounds.width === width && this.#bounds.height === height) return
    this.emit('resize', {})
    this.emit('resized', {})
  }
  // The window has no frame, so the content's size is the window's.
  getContentSize(): number[] {
    return [this.#bounds.width, this.#bounds.height]
  }
  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }
  getSize(): number[] {
    return this.getContentSize()
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }

  getTitle(): string {
    return this.#title
  }
  setTitle(title: string): void {
    this.#title = title
  }
  // Seen by a person only.
  setBackgroundColor(_color: string): void {}
  setMenuBarVisibility(_isVisible: boolean): void {}
  removeMenu(): void {}
  setIcon(_icon: unknown): void {}
  flashFrame(_isOn: boolean): void {}

  /** Asks the app, which may keep the window by preventing it. */
  close(): void {
    if (this.#isDestroyed) return
    let isPrevented = false
    const preventDefault = (): void => {
      isPrevented = true
    }
    this.emit('close', { preventDefault })
    if (!isPrevented) this.destroy()
  }
  destroy(): void {
    if (this.#isDestroyed) return
    this.#page.close()
    // Hears it now and not when Chromium says so, as in Electron.
    this.#page.emit('gone')
  }
  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  #become(state: State, event: string): void {
    if (this.#state === state) return
    this.#state = state
    this.emit(event, {})
  }

  #forget(): void {
    this.#isDestroyed = true
    host.windows.delete(this.id)
    // Before `closed`, as in Electron: whoever is told of it must not use the window any more.
    makeUnusable(this)
    this.emit('closed', {})
    host.events.emit('window-closed')
  }
}
makeLoud('BrowserWindow', BrowserWindow)
makeLoud('BrowserWindow', BrowserWindow.prototype)

const usableToTheEnd = new Set(['constructor', 'isDestroyed'])

/** Electron's objects throw once they are destroyed, whatever of theirs is read; their events can still be heard. */
const makeUnusable = (window: BrowserWindow): void => {
  const members = [...Object.getOwnPropertyNames(BrowserWindow.prototype), 'webContents', 'id']
  for (const name of members.filter((member) => !usableToTheEnd.has(member)))
    Object.defineProperty(window, name, {
      get: () => {
        throw new TypeError('Object has been destroyed')
      },
    })
}

/** The host always isolates and sandboxes, so an app that asks for less must not pass here. */
const refuseWeakPreferences = (preferences: Electron.WebPreferences): void => {
  const weak =
    preferences.contextIsolation === false ||
    preferences.sandbox === false ||
    preferences.nodeIntegration === true
  if (weak) throw new Error('electron-host: pages without isolation or sandbox are not implemented')
}
