import type { Command } from 'commander'
import type { Services, SpawnKeychainHelper } from '../services/create-services.ts'
import type { Output } from './output.ts'
import type { ProgressLine } from './progress-line.ts'
import type { SecretInput } from './read-secret.ts'

/** The world outside the command line, passed in so that tests can pass another. */
export interface Surroundings {
  readonly stdin: SecretInput
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly homeFolder: string
  readonly clock: () => Date
  readonly newId: () => string
  readonly version: string
  readonly signals: {
    on(signal: NodeJS.Signals, listener: () => void): void
    off(signal: NodeJS.Signals, listener: () => void): void
  }
  /** Ends the process without another word, for the second Ctrl-C. */
  readonly exitNow: (code: number) => void
  /** Instead of a forked Node process, which a packaged Electron cannot start. */
  readonly spawnKeychainHelper?: SpawnKeychainHelper
}

/** What a command works with. */
export interface CommandContext {
  readonly output: Output
  readonly surroundings: Surroundings
  /** Throws where none is named and none can be found. */
  dataFolder(): string
  /** False when the folder is the default of the system, which `demo` must not touch. */
  readonly isDataFolderNamed: boolean
  readonly quiet: boolean
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
  /** The services on the data folder, opened at the first call and closed by the runner. */
  services(): Promise<Services>
  /** A progress line on stderr; the runner ends it. */
  startProgress(): ProgressLine
}

/** What a command does; the exit code when it is not 0. */
export type Act<Args extends readonly unknown[]> = (
  context: CommandContext,
  ...args: Args
) => Promise<number | void>

/** Hands a command's work to the runner, which gives it its context. */
export type Perform = <Args extends readonly unknown[]>(act: Act<Args>) => (...args: Args) => Promise<void>

/** Adds one command to the program. */
export type AddCommand = (program: Command, perform: Perform) => void
