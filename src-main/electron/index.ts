// The program. As `rollcall ARGS` it is the command line; otherwise it opens the window.
import { app } from 'electron'
import { runAsCommandLine } from './command-line.ts'
import { appArguments, isCommandLine } from './start-arguments.ts'
import { startApp } from './start-app.ts'

const args = appArguments(process.argv, app.isPackaged ? undefined : app.getAppPath())
if (isCommandLine(args)) await runAsCommandLine(args)
else startApp(args)
