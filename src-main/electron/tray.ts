import { Menu, nativeImage, Tray, type MenuItemConstructorOptions, type NativeImage } from 'electron'
import { findResource } from './app-paths.ts'
import { clickShowsWindow, trayImageName } from './tray-platform.ts'
import type { TrayAction, TrayIcon, TrayItem, TrayModel } from './tray-model.ts'

interface TraySetup {
  readonly perform: (action: TrayAction) => void
}

export interface TrayView {
  /** Draws what differs from what is there; a menu that is open must not be replaced for nothing. */
  show(model: TrayModel): void
  destroy(): void
}

/** The icon beside the clock. Undefined where the desktop has no place for one. */
export const openTray = ({ perform }: TraySetup): TrayView | undefined => {
  const tray = createTray()
  if (tray === undefined) return undefined
  if (clickShowsWindow(process.platform)) tray.on('click', () => perform({ kind: 'show', route: undefined }))
  let shown: { readonly icon?: TrayIcon; readonly toolTip?: string; readonly items?: string } = {}
  return {
    show({ icon, toolTip, items }) {
      const menu = JSON.stringify(items)
      if (icon !== shown.icon) tray.setImage(imageOf(icon))
      if (toolTip !== shown.toolTip) tray.setToolTip(toolTip)
      if (menu !== shown.items)
        tray.setContextMenu(Menu.buildFromTemplate(items.map((item) => toTemplate(item, perform))))
      shown = { icon, toolTip, items: menu }
    },
    destroy: () => tray.destroy(),
  }
}

const createTray = (): Tray | undefined => {
  try {
    return new Tray(imageOf('ok'))
  } catch {
    // A Linux session without a status area; the window is then all there is.
    return undefined
  }
}

const imageOf = (icon: TrayIcon): NativeImage => {
  // The @2x file beside it is found by its name.
  const file = findResource(trayImageName(icon, process.platform))
  const image = file === undefined ? nativeImage.createEmpty() : nativeImage.createFromPath(file)
  if (process.platform === 'darwin') image.setTemplateImage(true)
  return image
}

const toTemplate = (item: TrayItem, perform: (action: TrayAction) => void): MenuItemConstructorOptions => {
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' }
    case 'menu':
      return {
        id: item.id,
        label: escapeLabel(item.label),
        submenu: item.items.map((each) => toTemplate(each, perform)),
      }
    case 'item':
      return {
        id: item.id,
        label: escapeLabel(item.label),
        enabled: item.enabled,
        click: () => perform(item.action),
      }
  }
}

/** An ampersand marks the access key of a menu item; a source may be called "R&D". */
const escapeLabel = (label: string): string => label.replaceAll('&', '&&')
