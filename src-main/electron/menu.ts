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
    ...(isMac ? [appMenu(texts, settings, quitItem)] : []),
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
        ...(isMac ? [{ role: 'close' as const, label: texts('menu.closeWindow') }] : [settings, quitItem]),
      ],
    },
    {
      label: texts('menu.edit'),
      submenu: [
        { role: 'undo', label: texts('menu.undo') },
        { role: 'redo', label: texts('menu.redo') },
        { type: 'separator' },
        { role: 'cut', label: texts('menu.cut') },
        { role: 'copy', label: texts('menu.copy') },
        { role: 'paste', label: texts('menu.paste') },
        { role: 'selectAll', label: texts('menu.selectAll') },
      ],
    },
    {
      label: texts('menu.view'),
      submenu: [
        { role: 'resetZoom', label: texts('menu.resetZoom') },
        { role: 'zoomIn', label: texts('menu.zoomIn') },
        { role: 'zoomOut', label: texts('menu.zoomOut') },
        { role: 'togglefullscreen', label: texts('menu.fullScreen') },
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

const appMenu = (
  texts: Texts,
  settings: MenuItemConstructorOptions,
  quitItem: MenuItemConstructorOptions,
): MenuItemConstructorOptions => ({
  label: 'Rollcall',
  submenu: [
    { role: 'about', label: texts('menu.about') },
    { type: 'separator' },
    settings,
    { type: 'separator' },
    { role: 'hide', label: texts('menu.hide') },
    { role: 'hideOthers', label: texts('menu.hideOthers') },
    { role: 'unhide', label: texts('menu.unhide') },
    { type: 'separator' },
    quitItem,
  ],
})
