import { join, resolve, win32 } from 'node:path'

export interface DataFolderQuestion {
  /** `--data-dir`. */
  readonly option: string | undefined
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly homeFolder: string
}

/**
 * The folder that holds the database: the option, then ROLLCALL_DATA_DIR, then the one the window uses, which is
 * Electron's `userData` (https://www.electronjs.org/docs/latest/api/app#appgetpathname).
 */
export const chooseDataFolder = ({ option, env, platform, homeFolder }: DataFolderQuestion): string => {
  const named = option ?? env['ROLLCALL_DATA_DIR']
  if (named !== undefined && named !== '') return resolve(named)
  if (platform === 'win32') {
    return win32.join(env['APPDATA'] ?? win32.join(homeFolder, 'AppData', 'Roaming'), 'Rollcall')
  }
  if (platform === 'darwin') return join(homeFolder, 'Library', 'Application Support', 'Rollcall')
  const configured = env['XDG_CONFIG_HOME']
  return join(
    configured === undefined || configured === '' ? join(homeFolder, '.config') : configured,
    'Rollcall',
  )
}
