import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { DevTools } from './dev-tools.ts'

const startDeadlineMs = 30_000
const pollMs = 25

/** Starts the machine's Chromium with a profile of its own and no way to other hosts. */
export const startChromium = async (profile: string): Promise<DevTools> => {
  mkdirSync(profile, { recursive: true })
  const portFile = join(profile, 'DevToolsActivePort')
  rmSync(portFile, { force: true })
  const child = spawn(process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', chromiumSwitches(profile), {
    stdio: ['ignore', 'ignore', process.env['E2E_HOST_DEBUG'] === undefined ? 'ignore' : 'inherit'],
  })
  // No Chromium outlives the app.
  process.once('exit', () => child.kill('SIGKILL'))
  let spawnError: Error | undefined
  child.once('error', (error) => {
    spawnError = error
  })
  for (let waitedMs = 0; waitedMs < startDeadlineMs; waitedMs += pollMs) {
    if (spawnError !== undefined) throw spawnError
    if (child.exitCode !== null) throw new Error(`Chromium ended with ${child.exitCode} before it was ready`)
    const endpoint = readEndpoint(portFile)
    if (endpoint !== undefined) return connect(endpoint, child)
    await delay(pollMs)
  }
  throw new Error(`Chromium was not ready after ${startDeadlineMs / 1000} s`)
}

const chromiumSwitches = (profile: string): readonly string[] => [
  '--remote-debugging-port=0',
  `--user-data-dir=${profile}`,
  '--no-startup-window',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--password-store=basic',
  '--use-mock-keychain',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
  ...(process.env['E2E_HOST_HEADFUL'] === undefined ? ['--headless=new', '--hide-scrollbars'] : []),
  // Chromium refuses its sandbox to root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

const readEndpoint = (portFile: string): string | undefined => {
  if (!existsSync(portFile)) return undefined
  const [port, path] = readFileSync(portFile, 'utf8').trim().split('\n')
  return port === undefined || path === undefined ? undefined : `ws://127.0.0.1:${port}${path}`
}

const connect = async (endpoint: string, child: ChildProcess): Promise<DevTools> => {
  const socket = new WebSocket(endpoint)
  await once(socket, 'open')
  return new DevTools(socket, endpoint, child)
}
