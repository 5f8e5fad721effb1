import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import { appName } from './app-paths.ts'
import { hiddenSwitch } from './start-arguments.ts'

/** Makes the system start Rollcall at login, into the tray, or not. Only a packaged app can be started later. */
export const setLoginItem = (isWanted: boolean): void => {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: isWanted, args: [hiddenSwitch] })
    return
  }
  // Electron has no login items on Linux; the desktop has autostart files
  // (https://specifications.freedesktop.org/autostart-spec/latest/).
  if (!app.isPackaged) return
  const file = join(app.getPath('appData'), 'autostart', 'rollcall.desktop')
  if (!isWanted) {
    rmSync(file, { force: true })
    return
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, desktopEntry(process.env['APPIMAGE'] ?? process.execPath))
}

export const desktopEntry = (program: string): string => {
  // The Exec key has quotes and escapes of its own (Desktop Entry Specification, "The Exec key").
  const quoted = `"${program.replaceAll(/["`$\\]/g, '\\$&')}"`
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${appName}`,
    `Exec=${quoted.replaceAll('%', '%%')} ${hiddenSwitch}`,
    'X-GNOME-Autostart-enabled=true',
  ]
  return `${lines.join('\n')}\n`
}
