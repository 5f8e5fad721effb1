import type { TrayIcon } from './tray-model.ts'

/**
 * The picture of a state in resources/: a template image, which takes the colour of the menu bar, on macOS; 16 pixels in
 * the notification area of Windows; 22 in the status area of a Linux desktop.
 */
export const trayImageName = (icon: TrayIcon, platform: NodeJS.Platform): string => {
  if (platform === 'darwin') return `tray/${icon}Template.png`
  return platform === 'win32' ? `tray/${icon}-16.png` : `tray/${icon}-22.png`
}

/**
 * Whether a click on the icon shows the window. On macOS it opens the menu, and Electron tells of the click as well
 * (electron/electron#24200): the window would come up behind the menu. Most desktops of Linux tell of none.
 */
export const clickShowsWindow = (platform: NodeJS.Platform): boolean => platform !== 'darwin'
