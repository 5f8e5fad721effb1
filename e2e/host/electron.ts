// What `import ... from 'electron'` gives in a main process that runs on the stand-in. It offers what Rollcall uses and
// no more; e2e/host/api-check.ts holds every member against Electron's own types.
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { protocol } from './custom-schemes.ts'
import { clipboard, dialog, shell } from './desktop.ts'
import { ipcMain } from './ipc-main.ts'
import { makeLoud } from './loud.ts'
import { powerMonitor, screen } from './machine.ts'
import { Menu, MenuItem } from './menu.ts'
import { nativeImage } from './native-image.ts'
import { nativeTheme } from './native-theme.ts'
import { net } from './net.ts'
import { Notification } from './notification.ts'
import { session } from './session.ts'
import { Tray } from './tray.ts'
import { utilityProcess } from './utility-process.ts'
import { webContents } from './web-contents.ts'

export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
  utilityProcess,
  webContents,
}

const electron = makeLoud('electron', {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
  utilityProcess,
  webContents,
})
// What `require('electron')` gives: an object, whose unknown members are loud too.
export { electron as 'module.exports' }
