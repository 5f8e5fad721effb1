import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { appName, findResource, preloadFile } from './app-paths.ts'
import { pagePreferences } from './page-preferences.ts'
import { openingState, smallestSize, type WindowState } from './window-state.ts'

interface WindowSetup {
  readonly url: string
  /** As it was kept; anything else is ignored. */
  readonly storedState: unknown
  readonly isHidden: boolean
  /** True when closing the window only hides it. */
  readonly staysInTray: () => boolean
  /** Asked when it really closes; where the answer is no, `onKept` is told. */
  readonly mayClose: () => boolean
  readonly onKept: () => void
}

/** What the page is drawn on (`--rc-surface` in app/theme.ts), so that nothing flashes before it is there. */
const surface = { light: '#ffffff', dark: '#1c2127' }

/** Opens the one window. */
export const openMainWindow = (setup: WindowSetup): BrowserWindow => {
  const { width, height, place, isMaximized } = openingState(setup.storedState, {
    all: screen.getAllDisplays().map(({ workArea }) => workArea),
    primary: screen.getPrimaryDisplay().workArea,
  })
  const icon = findResource('icons/256x256.png')
  const window = new BrowserWindow({
    width,
    height,
    ...place,
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    show: false,
    title: appName,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? surface.dark : surface.light,
    ...(icon === undefined ? {} : { icon }),
    webPreferences: pagePreferences({ preload: preloadFile(), isPackaged: app.isPackaged }),
  })
  if (isMaximized) window.maximize()
  // A page that is ready late must not bring back a window that was closed before it.
  let isToShow = !setup.isHidden
  window.once('ready-to-show', () => {
    if (isToShow) window.show()
  })
  window.on('close', (event) => {
    if (setup.staysInTray()) {
      event.preventDefault()
      isToShow = false
      hideWindow(window)
    } else if (!setup.mayClose()) {
      event.preventDefault()
      setup.onKept()
    }
  })
  return window
}

/** macOS would leave the empty space of its own behind that a window in full screen has. */
const hideWindow = (window: BrowserWindow): void => {
  if (!window.isFullScreen()) {
    window.hide()
    return
  }
  window.once('leave-full-screen', () => window.hide())
  window.setFullScreen(false)
}

/** What to keep of it for the next start. */
export const stateOf = (window: BrowserWindow): WindowState => ({
  bounds: window.getNormalBounds(),
  isMaximized: window.isMaximized(),
})

/** Brings the window to the person, wherever it was. */
export const showWindow = (window: BrowserWindow): void => {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
