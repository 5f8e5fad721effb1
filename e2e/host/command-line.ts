// What Electron reads from its own command line and from the app's package.json.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** The value of `--name=value`, as Chromium writes its switches. */
export const switchValue = (name: string): string | undefined =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3)

export const hasSwitch = (name: string): boolean =>
  process.argv.some((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`))

interface LaunchCommand {
  /** The file that the app's package.json names as `main`, or the script given instead of a folder. */
  readonly mainFile: string
  /** Modules to load before it, given with `-r`. */
  readonly hooks: readonly string[]
}

/** Finds the app in Electron's arguments: the first one that is no switch. */
export const readLaunchCommand = (launchArguments: readonly string[]): LaunchCommand => {
  const hooks: string[] = []
  const rest = launchArguments.values()
  for (const argument of rest) {
    if (argument === '-r' || argument === '--require') hooks.push(rest.next().value ?? '')
    else if (!argument.startsWith('-')) return { mainFile: mainFileOf(resolve(argument)), hooks }
  }
  return { mainFile: mainFileOf(resolve('.')), hooks }
}

const mainFileOf = (path: string): string =>
  existsSync(join(path, 'package.json')) ? join(path, readManifest(path).main ?? 'index.js') : path

export interface Manifest {
  readonly name: string
  readonly version: string
  readonly productName?: string
  readonly main?: string
}

/** The folder of the app's package.json and what that file says. */
export const findApp = (mainFile: string): { readonly folder: string; readonly manifest: Manifest } => {
  for (let folder = dirname(mainFile); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return { folder, manifest: readManifest(folder) }
  }
  return { folder: dirname(mainFile), manifest: { name: 'Electron', version: '0.0.0' } }
}

const readManifest = (folder: string): Manifest =>
  // The tests' own file or ours; a wrong one shows as a failing start.
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
