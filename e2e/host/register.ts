// node --import register.ts: `electron` becomes the stand-in, for import and for require, and `process` says what
// Electron's does.
import { registerHooks } from 'node:module'
import packageJson from 'electron/package.json' with { type: 'json' }
import { refuseToFork } from './node-fork.ts'

const standIn = new URL('./electron.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: standIn, shortCircuit: true }
      : next(specifier, context),
})

const define = (name: string, value: unknown): void => {
  Object.defineProperty(process, name, { value, configurable: true })
}
define('versions', { ...process.versions, electron: packageJson.version, chrome: 'of the machine' })
define('type', 'browser')
define('defaultApp', true)
define('resourcesPath', process.cwd())
refuseToFork()
