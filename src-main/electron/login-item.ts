// Starting at login, into the tray. What a person changed in the system's own settings since is left alone: the system
// is told only when the setting of ours is changed.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { desktopEntry, renewedEntry } from './desktop-entry.ts'
import { hiddenSwitch } from './start-arguments.ts'

export interface LoginSystem {
  readonly platform: NodeJS.Platform
  /** What a desktop of Linux would start. */
  readonly program: string
  /** Where such a desktop has the settings of programs. */
  readonly configurationFolder: string
  /** Electron's login items, which Linux has not. */
  setItem(item: { readonly openAtLogin: boolean; readonly args: string[] }): void
}

/** Makes the system start Rollcall at login, or not. */
export const setLoginItem = (isWanted: boolean, system: LoginSystem): void => {
  if (system.platform !== 'linux') {
    system.setItem({ openAtLogin: isWanted, args: [hiddenSwitch] })
    return
  }
  const file = autostartFile(system)
  if (!isWanted) {
    rmSync(file, { force: true })
    return
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, desktopEntry(system.program))
}

/** After an update an AppImage may have another name; what starts at login is the one that is used. */
export const renewLoginItem = (system: LoginSystem): void => {
  const file = autostartFile(system)
  if (system.platform !== 'linux' || !existsSync(file)) return
  const entry = readFileSync(file, 'utf8')
  const renewed = renewedEntry(entry, system.program)
  if (renewed !== entry) writeFileSync(file, renewed)
}

// https://specifications.freedesktop.org/autostart-spec/latest/
const autostartFile = ({ configurationFolder }: LoginSystem): string =>
  join(configurationFolder, 'autostart', 'rollcall.desktop')

interface Start {
  readonly args: readonly string[]
  readonly platform: NodeJS.Platform
  /** Asked on macOS alone, whose login items have no arguments. */
  readonly wasOpenedAtLogin: () => boolean
}

/** True when the system started the program at login: the tray alone is to be seen. */
export const startsHidden = ({ args, platform, wasOpenedAtLogin }: Start): boolean =>
  args.includes(hiddenSwitch) || (platform === 'darwin' && wasOpenedAtLogin())
