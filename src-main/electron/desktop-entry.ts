import { hiddenSwitch } from './start-arguments.ts'

/** The autostart file of a Linux desktop that starts a program into the tray. */
export const desktopEntry = (program: string): string => {
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Rollcall',
    execLine(program),
    'X-GNOME-Autostart-enabled=true',
  ]
  return `${lines.join('\n')}\n`
}

/** The same file for another program, with everything else in it as the person has it. */
export const renewedEntry = (entry: string, program: string): string =>
  entry.replace(/^Exec=.*$/m, () => execLine(program))

const execLine = (program: string): string => {
  // The Exec key has quotes and escapes of its own (Desktop Entry Specification, "The Exec key").
  const quoted = `"${program.replaceAll(/["`$\\]/g, '\\$&')}"`
  return `Exec=${quoted.replaceAll('%', '%%')} ${hiddenSwitch}`
}
