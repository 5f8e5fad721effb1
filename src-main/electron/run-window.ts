// The window with everything that belongs to it: messages, menu, and how they follow the data.
import { app, dialog, nativeTheme, type BrowserWindow } from 'electron'
import type { Topic } from '../../src-shared/contract/events.ts'
import { toFailure } from '../../src-shared/errors/app-error.ts'
import { runAppEvent } from '../handlers/app-events.ts'
import { createApi } from '../handlers/create-api.ts'
import type { Services } from '../services/create-services.ts'
import type { WindowServices } from '../services/window/create-window-services.ts'
import { recoverPage } from './crash-recovery.ts'
import { createElectronShell } from './electron-shell.ts'
import { serveIpc } from './ipc-server.ts'
import type { Log } from './log.ts'
import { setLoginItem } from './login-item.ts'
import { loginSystem } from './login-system.ts'
import { openMainWindow, showWindow, stateOf } from './main-window.ts'
import { setMenu } from './menu.ts'
import { runBackground } from './run-background.ts'
import { createTexts, saidIn, type Texts } from './texts.ts'
import { watchUnsavedWork } from './unsaved-work.ts'

export interface WindowProgram {
  readonly services: Services
  readonly windowServices: WindowServices
  readonly log: Log
  readonly dataFolder: string
  readonly url: string
  readonly origin: string
  readonly isHidden: boolean
  readonly route: string | undefined
  readonly isQuitting: () => boolean
  readonly onRefused: (what: string, url: string | undefined) => void
}

export interface RunningWindow {
  /** Shows the window, and a page of it if one is named. */
  show(route: string | undefined): void
  /** False when the person keeps the window for what is not saved in it. */
  mayClose(): Promise<boolean>
  /** Ends tray, watching and messages, and hides the window, which goes with the program. */
  close(): void
}

export const runWindow = (program: WindowProgram): RunningWindow => {
  const { services, windowServices, log, url } = program
  const { settings } = windowServices
  let window: BrowserWindow | undefined
  const texts = (): Texts => createTexts(settings.get().language, app.getLocale())
  const said = (english: string): string => saidIn(settings.get().language, app.getLocale())(english)

  const keep = (key: string, value: unknown): void => {
    settings
      .keep(key, value)
      .catch((error: unknown) => log.warn({ key, failure: toFailure(error) }, 'not kept'))
  }

  const unsaved = watchUnsavedWork({ window: () => window, texts })
  const forgetPage = (): void => {
    ipc.forgetPage()
    unsaved.note(false)
  }

  let isGivenUp = false
  const open = (isHidden: boolean): BrowserWindow => {
    isGivenUp = false
    const opened = openMainWindow({
      url,
      storedState: settings.find(stateKey),
      isHidden,
      staysInTray: () => !program.isQuitting() && background.hasTray && settings.get().closeToTray,
      mayClose: () => program.isQuitting() || !unsaved.isThere(),
      onKept: () => void closeIfAgreed(opened),
    })
    opened.on('close', () => {
      // When the program ends, it has been kept before the database was closed.
      if (!program.isQuitting()) keep(stateKey, stateOf(opened))
    })
    // Windows ends the session without asking programs to quit; what time is left goes to ending cleanly.
    opened.on('session-end', () => app.quit())
    opened.on('closed', () => {
      // Nothing of a window that is closed can be read any more: Electron throws.
      window = undefined
      forgetPage()
      // The program ends, and the settings can be read no more.
      if (program.isQuitting()) return
      const mayStay = background.hasTray && (settings.get().closeToTray || isGivenUp)
      if (!mayStay) app.quit()
    })
    opened.webContents.on('did-navigate', forgetPage)
    recover(opened)
    window = opened
    void opened
      .loadURL(url)
      .catch((error: unknown) => log.error({ failure: toFailure(error) }, 'page not loaded'))
    return opened
  }

  /** For what is done by itself, from a timer or an event: a full disk must not show as a fault of the program. */
  const attempt = (failed: string, act: () => void): void => {
    try {
      act()
    } catch (error) {
      log.error({ failure: toFailure(error) }, failed)
    }
  }

  const closeIfAgreed = async (opened: BrowserWindow): Promise<void> => {
    if (await unsaved.mayClose()) opened.close()
  }

  const recover = (opened: BrowserWindow): void =>
    recoverPage(opened, {
      now: () => Date.now(),
      onGone: (reason) => log.error({ reason }, 'the page is gone'),
      onReload: () => {
        forgetPage()
        ipc.tell({ kind: 'fault.reported', code: 'internal', message: texts()('fault.pageRestarted') })
      },
      onGivenUp: () => {
        // The person did not close it: the syncing goes on, as the box says.
        isGivenUp = true
        opened.destroy()
        dialog.showErrorBox(texts()('dialog.pageBroken'), texts()('dialog.pageBrokenDetail'))
      },
    })

  const show = (route: string | undefined): void => {
    showWindow(window ?? open(false))
    if (route !== undefined) ipc.tell({ kind: 'navigate.requested', route })
  }

  const announce = (topics: readonly Topic[]): void => {
    ipc.tell({ kind: 'data.changed', topics: [...topics] })
    follow()
  }

  const applySettings = (): void => {
    nativeTheme.themeSource = settings.get().theme
    setMenu({
      texts: texts(),
      show,
      syncAll: () => background.perform({ kind: 'sync', slug: null }),
      quit: () => app.quit(),
    })
    follow()
  }

  let startsAtLogin = settings.get().startAtLogin
  const settingsChanged = (): void => {
    applySettings()
    const { startAtLogin } = settings.get()
    if (startAtLogin === startsAtLogin) return
    startsAtLogin = startAtLogin
    // Only a packaged program can be started later.
    if (app.isPackaged) setLoginItem(startAtLogin, loginSystem())
  }

  const shell = createElectronShell({
    dataFolder: program.dataFolder,
    log,
    window: () => window,
    texts,
    said,
    settingsChanged,
    pageListens: () => ipc.startTelling(),
    noteUnsaved: unsaved.note,
  })
  const api = createApi({
    services,
    windowServices,
    shell,
    announce,
    tell: (event) => ipc.tell(event),
    checksAnswers: !app.isPackaged,
    onDone: () => watcher.look(),
    onFault: (name, failure) => log.error({ call: name, failure }, 'a call failed'),
  })
  const ipc = serveIpc({
    api,
    origin: program.origin,
    page: () => window?.webContents,
    onRefused: (refusedUrl) => program.onRefused('message', refusedUrl),
  })
  const watcher = windowServices.watch(announce, (error) =>
    log.error({ failure: toFailure(error) }, 'changes cannot be seen'),
  )

  const stopListening = services.sync.onEvent((event) => {
    if (event.kind === 'finished') watcher.look()
    if (event.kind === 'broken') {
      log.error({ source: event.source, failure: event.failure }, 'the sync worker broke')
      const message = texts()('fault.workerRestarted', { source: event.source })
      ipc.tell({ kind: 'fault.reported', code: event.failure.code, message })
      watcher.look()
      return
    }
    ipc.tell(runAppEvent(event))
  })

  const stopFollowing = services.outgoing.onWritten(() => watcher.look())

  /** Tray and notifications show what the overview shows. */
  const follow = (): void => {
    if (!program.isQuitting()) attempt('tray and notifications do not follow', background.showStandings)
  }

  const background = runBackground({
    services,
    windowServices,
    log,
    texts,
    said,
    show,
    keep,
    isWindowSeen: () => window !== undefined && window.isVisible() && !window.isMinimized(),
    tellPage: (event) => ipc.tell(event),
    onPerformed: () => watcher.look(),
  })
  applySettings()
  open(program.isHidden && background.hasTray)
  if (program.route !== undefined) ipc.tell({ kind: 'navigate.requested', route: program.route })
  // States such as "stale" come with time alone, and nobody announces that the network is back.
  const timer = setInterval(follow, followMs)
  return {
    show,
    mayClose: unsaved.mayClose,
    close() {
      if (window !== undefined) {
        keep(stateKey, stateOf(window))
        // What is left takes a moment, in which nothing on the page works any more.
        window.hide()
      }
      ipc.close()
      clearInterval(timer)
      stopListening()
      stopFollowing()
      watcher.close()
      background.close()
    },
  }
}

const stateKey = 'state'
const followMs = 60_000
