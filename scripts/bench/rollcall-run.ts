// One measured sync in a process of its own, as the window does it: services on the main thread, the run in the worker.
// stdin: { dataFolder, document } where document is what `source apply` reads. stdout: one JSON line.
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { text } from 'node:stream/consumers'
import { createServices } from '../../src-main/services/create-services.ts'
import type { SyncRun } from '../../src-shared/domain/sync-run.ts'

export interface RollcallMeasured {
  readonly wallSeconds: number
  readonly cpuSeconds: number
  readonly peakMegabytes: number
  /** How late the main thread's timers were: what a window would feel. */
  readonly delayP99Ms: number
  readonly delayMaxMs: number
  readonly run: SyncRun
}

interface Task {
  readonly dataFolder: string
  readonly document: unknown
  readonly slug: string
}

const { dataFolder, document, slug }: Task = JSON.parse(await text(process.stdin))
const services = createServices({
  dataFolder,
  env: process.env,
  clock: () => new Date(),
  newId: () => crypto.randomUUID(),
  owner: 'benchmark',
})
await services.sources.apply(document)

// Samples every millisecond; that millisecond is part of each sample and taken off again below.
const sampleMs = 1
const delay = monitorEventLoopDelay({ resolution: sampleMs })
const cpuBefore = process.cpuUsage()
const started = performance.now()
delay.enable()
const run = await services.sync.start(slug, {
  dryRun: false,
  full: false,
  trigger: 'manual',
  signal: new AbortController().signal,
})
delay.disable()
const cpu = process.cpuUsage(cpuBefore)
const measured: RollcallMeasured = {
  wallSeconds: (performance.now() - started) / 1000,
  cpuSeconds: (cpu.user + cpu.system) / 1e6,
  // Linux counts maxRSS in kilobytes.
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
  delayP99Ms: delay.percentile(99) / 1e6 - sampleMs,
  delayMaxMs: delay.max / 1e6 - sampleMs,
  run,
}
process.stdout.write(`${JSON.stringify(measured)}\n`)
await services.close()
