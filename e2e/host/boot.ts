// What Electron does at its start: the `-r` hooks, then the app's main file, and meanwhile the browser.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { readLaunchCommand } from './command-line.ts'
import { host } from './host.ts'

// A second instance knows at its top level that it must go; give it this long before a browser is started for it. An
// app that waits for `ready` at its top level never finishes loading before, hence the limit.
const topLevelPatienceMs = 100
const playwrightMarker = '--remote-debugging-port=0'

// As in Electron: argv[0] is the executable, and Playwright's own arguments are gone.
process.argv.splice(1, Math.max(1, process.argv.indexOf(playwrightMarker)))
const { mainFile, hooks } = readLaunchCommand(process.argv.slice(1))
host.mainFile = mainFile
const require = createRequire(join(process.cwd(), 'hooks.cjs'))
for (const hook of hooks) require(hook)

const loading = import(pathToFileURL(mainFile).href)
const { startHost } = await import('./start-host.ts')
await Promise.race([loading, delay(topLevelPatienceMs)])
await startHost()
await loading
