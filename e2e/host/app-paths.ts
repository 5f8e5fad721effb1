import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { switchValue } from './command-line.ts'

/** Electron's named folders on Linux, `--user-data-dir` included. https://www.electronjs.org/docs/latest/api/app#appgetpathname */
export const defaultPaths = (appName: string): Map<string, string> => {
  const home = homedir()
  const configuration = process.env['XDG_CONFIG_HOME'] ?? join(home, '.config')
  const userData = switchValue('user-data-dir') ?? join(configuration, appName)
  return new Map([
    ['home', home],
    ['appData', dirname(userData)],
    ['userData', userData],
    ['logs', join(userData, 'logs')],
    ['crashDumps', join(userData, 'Crashpad')],
    ['temp', tmpdir()],
    ['exe', process.execPath],
    ['desktop', join(home, 'Desktop')],
    ['documents', join(home, 'Documents')],
    ['downloads', join(home, 'Downloads')],
  ])
}
