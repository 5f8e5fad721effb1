// One way to start the app in a test: on the stand-in of e2e/host, or on Electron itself with E2E_ELECTRON=real.
// E2E_APP=<folder> starts an extracted package instead of the checkout.
import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'

const root = resolve(import.meta.dirname, '..')
const packageFolder = process.env['E2E_APP']
if (packageFolder !== undefined && !existsSync(join(packageFolder, 'package.json')))
  throw new Error(
    `E2E_APP names ${packageFolder}, where there is no extracted package; "npm run check:packaging -- --extract=<folder>" makes one`,
  )
export const isPackage = packageFolder !== undefined
/** The built app that is tested. */
export const builtApp = packageFolder === undefined ? root : resolve(packageFolder)
const standIn = join(import.meta.dirname, 'host/electron')

export const isRealElectron = process.env['E2E_ELECTRON'] === 'real'

interface LaunchOptions {
  readonly userData: string
  readonly appFolder?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export interface LaunchedApp {
  readonly app: ElectronApplication
  /** What the main process has written so far, to both of its streams. */
  readonly output: () => string
  /** How to start a second one by hand. */
  readonly command: { readonly file: string; readonly args: readonly string[] }
  /** Ends when the main process has: with its exit code, or undefined after a signal. */
  readonly exitCode: Promise<number | undefined>
}

export const launchApp = async (options: LaunchOptions): Promise<LaunchedApp> => {
  const { userData, args = [], env = {} } = options
  const appFolder = options.appFolder ?? builtApp
  const appArguments = [appFolder, `--user-data-dir=${userData}`, ...args]
  const app = await _electron.launch({
    ...(isRealElectron ? {} : { executablePath: standIn }),
    cwd: root,
    args: ['-r', join(import.meta.dirname, 'hook.cjs'), ...appArguments],
    env: { ...environment(), ...env },
  })
  // Gone from `app` once it has closed.
  const main = app.process()
  let output = ''
  for (const stream of [main.stdout, main.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  const exitCode = new Promise<number | undefined>((done) => {
    main.once('exit', (code) => done(code ?? undefined))
  })
  return { app, output: () => output, command: { file: main.spawnfile, args: appArguments }, exitCode }
}

/** The main window's page once it is there: Playwright's firstWindow alone may still be empty. */
export const openWindow = async ({ app }: LaunchedApp): Promise<Page> => {
  const page = await app.firstWindow()
  await page.waitForURL((url) => url.protocol !== 'about:')
  await page.waitForLoadState()
  return page
}

/** Ends the app whatever state it is in, and removes its folder. */
export const discardApp = async ({ app, exitCode }: LaunchedApp, userData: string): Promise<void> => {
  await app.close().catch(() => undefined)
  await exitCode
  rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
}

const environment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
