import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import { desktopEntry } from './desktop-entry.ts'
import { hiddenSwitch } from './start-arguments.ts'

/** Makes the system start Rollcall at login, into the tray, or not. Only a packaged app can be started later. */
export const setLoginItem = (isWanted: boolean): void => {
  if (!app.isPackaged) return
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: isWanted, args: [hiddenSwitch] })
    return
  }
  // Electron has no login items on Linux; the desktop has autostart files
  // (https://specifications.freedesktop.org/autostart-spec/latest/).
  const file = join(app.getPath('appData'), 'autostart', 'rollcall.desktop')
  if (!isWanted) {
    rmSync(file, { force: true })
    return
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, desktopEntry(process.env['APPIMAGE'] ?? process.execPath))
}
