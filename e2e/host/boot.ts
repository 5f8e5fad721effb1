// What Electron does at its start: the `-r` hooks, then the app's main file, then the browser.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readLaunchCommand } from './command-line.ts'
import { host } from './host.ts'
import { complain } from './loud.ts'

const playwrightMarker = '--remote-debugging-port=0'

// As in Electron: argv[0] is the executable, and Playwright's own arguments are gone.
process.argv.splice(1, Math.max(1, process.argv.indexOf(playwrightMarker)))
// Whatever the app does about one: in a test nothing may go wrong unseen.
process.on('unhandledRejection', (reason) => {
  // Chromium was ended, and with it whatever was still asked of it.
  if (host.isExiting) return
  complain(`unhandled rejection: ${reason instanceof Error ? reason.stack : String(reason)}`)
  // The app's own listeners come after this one.
  setImmediate(() => process.exit(1))
})
const { mainFile, hooks } = readLaunchCommand(process.argv.slice(1))
host.mainFile = mainFile
const require = createRequire(join(process.cwd(), 'hooks.cjs'))
for (const hook of hooks) require(hook)

// Only then is Electron ready, so an app that waits for that at its top level waits for ever
// (https://www.electronjs.org/docs/latest/tutorial/esm).
await import(pathToFileURL(mainFile).href)
const { startHost } = await import('./start-host.ts')
await startHost()
