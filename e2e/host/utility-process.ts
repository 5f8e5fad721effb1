// https://www.electronjs.org/docs/latest/api/utility-process: a child process with a port to the one that made it.
import type { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type * as Electron from 'electron'
import { host } from './host.ts'
import { makeLoud } from './loud.ts'
import { nodeFork } from './node-fork.ts'

const childSetup = fileURLToPath(new URL('utility-child.ts', import.meta.url))

class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess

  constructor(child: ChildProcess) {
    super()
    this.#child = child
    child.on('spawn', () => this.emit('spawn'))
    child.on('message', (message) => this.emit('message', message))
    // Electron tells a code also for a signal's end.
    child.on('exit', (code) => this.emit('exit', code ?? 1))
    process.once('exit', () => child.kill('SIGKILL'))
  }
  get pid(): number | undefined {
    return this.#child.exitCode === null && this.#child.signalCode === null ? this.#child.pid : undefined
  }
  get stdout(): Readable | null {
    return this.#child.stdout
  }
  get stderr(): Readable | null {
    return this.#child.stderr
  }
  postMessage(message: unknown): void {
    if (!this.#child.connected) return
    // `object` is what Node's types ask for; any cloneable value is right.
    this.#child.send(message as object, () => {})
  }
  kill(): boolean {
    return this.#child.kill('SIGTERM')
  }
}
makeLoud('UtilityProcess', UtilityProcess.prototype)

export const utilityProcess = makeLoud('utilityProcess', {
  fork: (
    modulePath: string,
    forkArguments: string[] = [],
    options: Electron.ForkOptions = {},
  ): UtilityProcess => {
    if (!host.isReady) throw new Error('utilityProcess cannot be created before app is ready')
    const output = options.stdio === 'pipe' || options.stdio === 'ignore' ? options.stdio : 'inherit'
    const child = nodeFork(modulePath, forkArguments, {
      // Electron's type says less than it takes: an environment.
      env: (options.env as NodeJS.ProcessEnv | undefined) ?? process.env,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      execArgv: [...(options.execArgv ?? []), '--import', childSetup],
      stdio: ['ignore', output, output, 'ipc'],
      // Structured clone, as a port's messages in Electron.
      serialization: 'advanced',
    })
    return new UtilityProcess(child)
  },
})
