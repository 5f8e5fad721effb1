import type { TrayIcon } from './tray-model.ts'

/**
 * The picture of a state in resources/: a template image, which takes the colour of the menu bar, on macOS; 16 pixels in
 * the notification area of Windows; 22 in the status area of a Linux desktop.
 */
export const trayImageName = (icon: TrayIcon, platform: NodeJS.Platform): string => {
  if (platform === 'darwin') return `tray/${icon}Template.png`
  return platform === 'win32' ? `tray/${icon}-16.png` : `tray/${icon}-22.png`
}
