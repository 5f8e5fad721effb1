import { readFileSync } from 'node:fs'
import { makePort } from './page/bridge-port.ts'
import { makeCodec } from './page/clone-codec.ts'
import type { PreloadProcess } from './page/messages.ts'
import { startPageWorld } from './page/page-world.ts'
import { startPreloadWorld } from './page/preload-world.ts'

/** The text that runs in the page's own world before any of its scripts. */
export const pageWorldSource = (channel: string): string =>
  `(${String(startPageWorld)})(${JSON.stringify(channel)}, ${String(makePort)})`

/** The text that runs in the preload's isolated world: Electron's side of it, then the preload script. */
export const preloadWorldSource = (channel: string, preloadFile: string | undefined): string => {
  // https://www.electronjs.org/docs/latest/tutorial/esm: sandboxed preload scripts cannot be ES modules.
  if (preloadFile?.endsWith('.mjs') === true)
    throw new Error('electron-host: a sandboxed preload cannot be an ES module')
  const script = preloadFile === undefined ? '' : readFileSync(preloadFile, 'utf8')
  const about: PreloadProcess = {
    platform: process.platform,
    arch: process.arch,
    versions: process.versions,
    execPath: process.execPath,
    resourcesPath: String(Reflect.get(process, 'resourcesPath')),
  }
  return [
    `(${String(startPreloadWorld)})(${JSON.stringify(channel)}, ${String(makePort)}, ${String(makeCodec)},`,
    `${JSON.stringify(about)}, function (require, module, exports, process) {`,
    script,
    '})',
    `//# sourceURL=${preloadFile ?? 'no-preload'}`,
  ].join('\n')
}
