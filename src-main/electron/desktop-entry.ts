import { hiddenSwitch } from './start-arguments.ts'

/** The autostart file of a Linux desktop that starts a program into the tray. */
export const desktopEntry = (program: string): string => {
  // The Exec key has quotes and escapes of its own (Desktop Entry Specification, "The Exec key").
  const quoted = `"${program.replaceAll(/["`$\\]/g, '\\$&')}"`
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Rollcall',
    `Exec=${quoted.replaceAll('%', '%%')} ${hiddenSwitch}`,
    'X-GNOME-Autostart-enabled=true',
  ]
  return `${lines.join('\n')}\n`
}
