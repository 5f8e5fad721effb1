import { app } from 'electron'
import type { LoginSystem } from './login-item.ts'

/** The system that this program would be started by. */
export const loginSystem = (): LoginSystem => ({
  platform: process.platform,
  program: process.env['APPIMAGE'] ?? process.execPath,
  configurationFolder: app.getPath('appData'),
  setItem: (item) => app.setLoginItemSettings(item),
})
