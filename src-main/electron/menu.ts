import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Texts } from './texts.ts'

interface MenuSetup {
  readonly texts: Texts
  readonly show: (route: string) => void
  readonly syncAll: () => void
  readonly quit: () => void
}

/** The application's menu: its shortcuts, and on macOS the bar itself. The window shows everything in it too. */
export const setMenu = ({ texts, show, syncAll, quit }: MenuSetup): void => {
  const isMac = process.platform === 'darwin'
  const settings: MenuItemConstructorOptions = {
    id: 'settings',
    label: texts('menu.settings'),
    accelerator: 'CmdOrCtrl+,',
    click: () => show('/settings'),
  }
  const quitItem: MenuItemConstructorOptions = {
    id: 'quit',
    label: texts('tray.quit'),
    accelerator: 'CmdOrCtrl+Q',
    click: quit,
  }
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [appMenu(settings, quitItem)] : []),
    {
      label: texts('menu.file'),
      submenu: [
        {
          id: 'add-source',
          label: texts('tray.addSource'),
          accelerator: 'CmdOrCtrl+N',
          click: () => show('/sources/new'),
        },
        { id: 'sync-all', label: texts('tray.syncNow'), accelerator: 'CmdOrCtrl+Shift+S', click: syncAll },
        { type: 'separator' },
        ...(isMac ? [{ role: 'close' as const }] : [settings, quitItem]),
      ],
    },
    {
      label: texts('menu.edit'),
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: texts('menu.view'),
      submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

const appMenu = (
  settings: MenuItemConstructorOptions,
  quitItem: MenuItemConstructorOptions,
): MenuItemConstructorOptions => ({
  label: 'Rollcall',
  submenu: [
    { role: 'about' },
    { type: 'separator' },
    settings,
    { type: 'separator' },
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    { type: 'separator' },
    quitItem,
  ],
})
