// A private session bus with a real gnome-keyring on it for tests: own folder, ended by process id. The bus knows no
// service files, so nothing starts by itself and nothing can ask a person.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

export interface GnomeKeyring {
  /** The environment in which a program finds this keyring and no other. */
  readonly environment: Readonly<Record<string, string>>
  /** Starts the keyring daemon, again if need be, with its keyring open or locked. */
  start(state: 'unlocked' | 'locked'): Promise<void>
  /** Ends the daemon but keeps the bus and the keyring's file. */
  halt(): Promise<void>
  /** Lets the daemon answer nothing at all, as one that waits for a person, until `resume`. */
  pause(): void
  resume(): void
  /** Ends everything and removes the folder. */
  stop(): Promise<void>
}

// An empty password leaves the keyring locked, and so no test with it would mean anything.
const keyringPassword = 'keyring-password'
const startDeadlineMs = 15_000

/** Starts the bus alone; `start` puts a keyring on it. */
export const startGnomeKeyring = async (): Promise<GnomeKeyring> => {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-keyring-'))
  for (const name of ['data', 'cache', 'run', 'config']) await mkdir(join(folder, name), { mode: 0o700 })
  await writeFile(join(folder, 'bus.conf'), busConfiguration(folder))
  const environment = {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    HOME: folder,
    LC_ALL: 'C.UTF-8',
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, 'bus')}`,
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
  }
  const bus = spawn(
    'dbus-daemon',
    ['--nofork', '--nopidfile', '--nosyslog', '--print-address', `--config-file=${join(folder, 'bus.conf')}`],
    { env: environment, stdio: ['ignore', 'pipe', 'ignore'] },
  )
  await firstOutput(bus, 'dbus-daemon')
  let daemon: ChildProcess | undefined

  const halt = async (): Promise<void> => {
    if (daemon !== undefined) await end(daemon)
    daemon = undefined
  }
  return {
    environment,
    halt,
    start: async (state) => {
      await halt()
      daemon = spawn(
        'gnome-keyring-daemon',
        ['--foreground', '--components=secrets', ...(state === 'unlocked' ? ['--unlock'] : [])],
        { env: environment, stdio: ['pipe', 'ignore', 'ignore'] },
      )
      daemon.stdin?.end(state === 'unlocked' ? keyringPassword : '')
      await ownsTheName(environment)
    },
    pause: () => void daemon?.kill('SIGSTOP'),
    resume: () => void daemon?.kill('SIGCONT'),
    stop: async () => {
      daemon?.kill('SIGCONT')
      await halt()
      await end(bus)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const busConfiguration = (folder: string): string => `<!DOCTYPE busconfig PUBLIC
  "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${join(folder, 'bus')}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`

const firstOutput = (child: ChildProcess, name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${name} ended with exit code ${code}`)))
    child.stdout?.once('data', () => resolve())
  })

/** Waits until the daemon has its name on the bus; before that a client is told that there is no keychain. */
const ownsTheName = async (environment: Readonly<Record<string, string>>): Promise<void> => {
  const deadline = Date.now() + startDeadlineMs
  while (Date.now() < deadline) {
    const answer = await output(environment, 'dbus-send', [
      '--session',
      '--print-reply',
      '--dest=org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus.NameHasOwner',
      'string:org.freedesktop.secrets',
    ])
    if (answer.includes('boolean true')) return
    await delay(25)
  }
  throw new Error('gnome-keyring did not come up')
}

const output = (
  environment: Readonly<Record<string, string>>,
  program: string,
  programArguments: readonly string[],
): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, programArguments, {
      env: environment,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let text = ''
    child.once('error', reject)
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
    child.once('close', () => resolve(text))
  })

const end = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
