// For tests only: code in a process or thread of its own, to be killed or to hold a lock.

import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'rollcall-store-'))

/** Module code that imports from this folder by `store('open-database.ts')`. */
export const moduleCode = (code: string): string => `
  const store = (file) => import(new URL(file, ${JSON.stringify(import.meta.url)}))
  ${code}`

/** Starts a process with `code`; resolves when it prints "ready". */
export const startProcess = async (
  code: string,
  onOutput: (text: string) => void = () => undefined,
): Promise<ChildProcessByStdio<Writable, Readable, null>> => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', moduleCode(code)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // A test that fails half-way must not leave it behind.
    timeout: 15_000,
    killSignal: 'SIGKILL',
  })
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (exitCode) => reject(new Error(`the process ended early with ${String(exitCode)}`)))
    child.stdout.on('data', (data: Buffer) => {
      onOutput(data.toString())
      if (data.toString().includes('ready')) resolve()
    })
  })
  return child
}

export const killProcess = (child: ChildProcessByStdio<Writable, Readable, null>): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
