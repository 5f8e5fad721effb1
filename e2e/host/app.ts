import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import type * as Electron from 'electron'
import { defaultPaths } from './app-paths.ts'
import { findApp, hasSwitch, switchValue } from './command-line.ts'
import { host } from './host.ts'
import { makeLoud } from './loud.ts'
import { releaseInstanceLock, takeInstanceLock } from './single-instance.ts'

const { folder, manifest } = findApp(host.mainFile)

class App extends EventEmitter {
  name = manifest.productName ?? manifest.name
  readonly isPackaged = false
  readonly dock = undefined
  readonly commandLine = makeLoud('app.commandLine', {
    // Switches reach Chromium before it starts; none of those the app sets changes what a test sees.
    appendSwitch: (_name: string, _value?: string): void => {},
    hasSwitch,
    getSwitchValue: (name: string): string => switchValue(name) ?? '',
  } satisfies Partial<Electron.CommandLine>)
  readonly #paths = defaultPaths(this.name)
  #isQuitting = false
  #loginItem: Electron.Settings = { openAtLogin: false }

  constructor() {
    super()
    host.events.on('window-closed', () => this.#afterWindowClosed())
  }

  whenReady(): Promise<void> {
    return host.ready.promise
  }
  isReady(): boolean {
    return host.isReady
  }

  getName(): string {
    return this.name
  }
  setName(name: string): void {
    this.name = name
  }
  getVersion(): string {
    return manifest.version
  }
  getAppPath(): string {
    return folder
  }
  getLocale(): string {
    return switchValue('lang') ?? 'en-US'
  }
  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()]
  }
  getPath(name: string): string {
    const path = this.#paths.get(name) ?? (name === 'sessionData' ? this.#paths.get('userData') : undefined)
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  }
  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute')
    if (!existsSync(path)) throw new Error(`electron-host: there is no folder ${path}`)
    this.#paths.set(name, path)
  }

  // Without effect here, and without anything a test could see in Electron either.
  setAppUserModelId(_id: string): void {}
  setAboutPanelOptions(_options: Electron.AboutPanelOptionsOptions): void {}
  showAboutPanel(): void {}
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {}
  focus(): void {}

  setLoginItemSettings(settings: Electron.Settings): void {
    this.#loginItem = { ...settings }
  }
  getLoginItemSettings(): Pick<Electron.LoginItemSettings, 'openAtLogin' | 'wasOpenedAtLogin'> {
    return { openAtLogin: this.#loginItem.openAtLogin === true, wasOpenedAtLogin: false }
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    const message = { argv: process.argv, workingDirectory: process.cwd(), additionalData }
    return takeInstanceLock(this.getPath('userData'), message, (second) => {
      this.emit('second-instance', {}, second.argv, second.workingDirectory, second.additionalData)
    })
  }
  releaseSingleInstanceLock(): void {
    releaseInstanceLock(this.getPath('userData'))
  }

  /** before-quit, every window's close, will-quit: each of them may keep the app. */
  quit(): void {
    if (this.#isQuitting || host.isExiting) return
    if (this.#isPrevented('before-quit')) return
    this.#isQuitting = true
    for (const window of host.windows.values()) window.close()
    if (host.windows.size > 0 || this.#isPrevented('will-quit')) {
      this.#isQuitting = false
      return
    }
    this.exit(0)
  }

  exit(exitCode = 0): void {
    if (host.isExiting) return
    host.isExiting = true
    for (const window of host.windows.values()) window.destroy()
    this.emit('quit', {}, exitCode)
    void (host.devTools?.close() ?? Promise.resolve()).finally(() => process.exit(exitCode))
  }

  #isPrevented(event: 'before-quit' | 'will-quit'): boolean {
    let isPrevented = false
    const preventDefault = (): void => {
      isPrevented = true
    }
    this.emit(event, { preventDefault })
    return isPrevented
  }

  #afterWindowClosed(): void {
    if (host.windows.size > 0 || this.#isQuitting || host.isExiting) return
    // Electron quits by itself when nobody listens.
    if (!this.emit('window-all-closed')) this.quit()
  }
}
makeLoud('app', App.prototype)

export const app = new App()
