import { isAbsolute, join, resolve, win32 } from 'node:path'
import { AppError } from '../../src-shared/errors/app-error.ts'

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
export const chooseDataFolder = (question: DataFolderQuestion): string => {
  const { option, env } = question
  // What a script with an unset variable makes; the default folder is not what it meant.
  if (option === '') throw new AppError('input.usage', 'Name a folder after --data-dir; it is empty.')
  const named = option ?? env['ROLLCALL_DATA_DIR']
  return named === undefined || named === '' ? windowFolder(question) : resolve(named)
}

const windowFolder = ({ env, platform, homeFolder }: DataFolderQuestion): string => {
  if (platform === 'win32') {
    return win32.join(env['APPDATA'] ?? win32.join(homeFolder, 'AppData', 'Roaming'), 'Rollcall')
  }
  const configured = env['XDG_CONFIG_HOME'] ?? ''
  if (platform !== 'darwin' && configured !== '') return join(configured, 'Rollcall')
  if (!isAbsolute(homeFolder)) {
    throw new AppError(
      'input.usage',
      'No home folder is known. Name the data folder with --data-dir or ROLLCALL_DATA_DIR.',
    )
  }
  const folders = platform === 'darwin' ? ['Library', 'Application Support'] : ['.config']
  return join(homeFolder, ...folders, 'Rollcall')
}
