import { resolve } from 'node:path'

/** What the person wrote behind the program's name. In a checkout Electron and the app's folder come before it. */
export const appArguments = (argv: readonly string[], appFolder: string | undefined): readonly string[] => {
  if (appFolder === undefined) return argv.slice(1)
  const position = argv.findIndex((argument, index) => index > 0 && resolve(argument) === resolve(appFolder))
  return argv.slice(position + 1 || 1)
}

/** Options with a value that may stand before a command. */
const optionsWithValue = new Set(['--data-dir'])
const questions = new Set(['--help', '--version'])

/**
 * True when the arguments are a command, or ask what commands there are. A word that is no command is meant as one all
 * the same: a script with a slip in it must not open a window and end well. Switches of Chromium and what a desktop
 * passes on, such as a path, are no words.
 */
export const isCommandLine = (args: readonly string[]): boolean => {
  const words = args.filter((_argument, index) => !optionsWithValue.has(args[index - 1] ?? ''))
  const [command] = words.filter((word) => !word.startsWith('-'))
  if (command !== undefined) return /^[a-z][a-z-]*$/i.test(command)
  return words.some((word) => questions.has(word))
}

const routePrefix = '--route='

/** The page that a start asks for, such as `--route=/runs/12`; undefined for none or one that is no route. */
export const routeOf = (args: readonly string[]): string | undefined => {
  const route = args.findLast((argument) => argument.startsWith(routePrefix))?.slice(routePrefix.length)
  return route !== undefined && isRoute(route) ? route : undefined
}

/** A hash route and nothing else: it comes from whoever can start a program. */
const isRoute = (text: string): boolean => /^\/[\w\-./?=&%]{0,200}$/.test(text)

/** Started by the system at login: the tray alone. */
export const hiddenSwitch = '--hidden'
