// The command line as a program: `node src-main/cli/index.ts ARGS`, or bundled as out/main/cli.js.
import { randomUUID } from 'node:crypto'
import { homedir } from 'node:os'
import process from 'node:process'
import { readVersion } from './read-version.ts'
import { runCommandLine } from './run-command-line.ts'
import { standardInput } from './standard-input.ts'

process.exitCode = await runCommandLine(process.argv.slice(2), {
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
})
