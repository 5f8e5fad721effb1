import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface Measured {
  readonly wallSeconds: number
  readonly cpuSeconds: number
  readonly peakMegabytes: number
  readonly stdout: string
}

/** Linux counts CPU time in ticks of 1/100 s in /proc (proc(5), USER_HZ). */
const ticksPerSecond = 100
const pollMs = 20

/** CPU and peak memory of a living process from /proc; undefined once it has gone. */
const readUsage = (pid: number): { cpuSeconds: number; peakMegabytes: number } | undefined => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const peak = /VmHWM:\s+(\d+) kB/.exec(status)?.[1]
    if (peak === undefined) return undefined
    return {
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
      peakMegabytes: Number(peak) / 1024,
    }
  } catch {
    // The process ended between two polls; what was last seen stands.
    return undefined
  }
}

/**
 * Runs a program to its end: wall-clock seconds, CPU seconds and peak resident megabytes (Linux, polled every 20 ms).
 * `discardOutput` sends stdout to the null device, as the physical limit of reading is measured.
 */
export const measureProcess = async (
  command: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly discardOutput?: boolean } = {},
): Promise<Measured> => {
  const started = performance.now()
  const child = spawn(command, args, {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', options.discardOutput === true ? 'ignore' : 'pipe', 'inherit'],
  })
  let stdout = ''
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')))
  let usage = { cpuSeconds: 0, peakMegabytes: 0 }
  const poll = setInterval(() => {
    if (child.pid !== undefined) usage = readUsage(child.pid) ?? usage
  }, pollMs)
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  child.once('error', reject)
  child.once('close', resolve)
  const exitCode = await promise.finally(() => clearInterval(poll))
  if (exitCode !== 0) throw new Error(`${command} ended with ${exitCode}`)
  return { wallSeconds: (performance.now() - started) / 1000, ...usage, stdout }
}
