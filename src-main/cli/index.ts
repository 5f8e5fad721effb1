// The command line on Node: `node src-main/cli/index.ts ARGS`, or bundled as out/main/cli.js.
import process from 'node:process'
import { keepEarlySignals } from './early-signals.ts'

const signals = keepEarlySignals(process)
const { runProgram } = await import('./run-program.ts')
process.exitCode = await runProgram(process.argv.slice(2), { signals })
