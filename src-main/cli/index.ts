// The command line on Node: `node src-main/cli/index.ts ARGS`, or bundled as out/main/cli.js.
import process from 'node:process'
import { runProgram } from './run-program.ts'

process.exitCode = await runProgram(process.argv.slice(2))
