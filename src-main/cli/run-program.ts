// The command line as the program of this process: on Node, or within a packaged Electron, which has its own kind of
// helper process.
import { randomUUID } from 'node:crypto'
import { homedir } from 'node:os'
import process from 'node:process'
import type { Surroundings } from './command-context.ts'
import { readVersion } from './read-version.ts'
import { runCommandLine } from './run-command-line.ts'
import { standardInput } from './standard-input.ts'

/** What is different within Electron. */
type Differences = Partial<Pick<Surroundings, 'signals' | 'spawnKeychainHelper'>>

/** Runs what was written behind the program's name and answers with the exit code. */
export const runProgram = (args: readonly string[], differences: Differences = {}): Promise<number> =>
  runCommandLine(args, {
    stdin: standardInput({
      stdin: process.stdin,
      platform: process.platform,
      isElectron: process.versions['electron'] !== undefined,
    }),
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    platform: process.platform,
    homeFolder: homedir(),
    clock: () => new Date(),
    newId: randomUUID,
    version: readVersion(),
    signals: process,
    exitNow: (code) => process.exit(code),
    ...differences,
  })
