import { join } from 'node:path'
import { app } from './app.ts'
import { startChromium } from './chromium.ts'
import { host } from './host.ts'
import { complain } from './loud.ts'

const parentCheckMs = 2000

/** Starts the browser and tells the app that it is ready. */
export const startHost = async (): Promise<void> => {
  if (host.isExiting) return
  quitWithOthers()
  const chromium = await startChromium(join(app.getPath('sessionData'), 'host-chromium'))
  host.devTools = chromium
  chromium.onClosed(() => {
    if (!host.isExiting) complain('Chromium has gone')
  })
  await chromium.root.send('Target.setDiscoverTargets', { discover: true })
  // Playwright waits for this line and then attaches to the same browser.
  process.stderr.write(`DevTools listening on ${chromium.endpoint}\n`)
  host.isReady = true
  app.emit('will-finish-launching')
  app.emit('ready', {}, {})
  host.ready.resolve()
}

const quitWithOthers = (): void => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
  // Whoever started us died without ending us.
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) app.exit(1)
  }, parentCheckMs).unref()
}
