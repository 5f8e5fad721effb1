import { execFile } from 'node:child_process'
import type { Identity } from './slapd-process.ts'

interface RunOptions extends Identity {
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Runs a program to its end; a failure carries its last words. */
export const runProgram = (
  program: string,
  programArguments: readonly string[],
  { input = '', env, ...identity }: RunOptions = {},
): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = execFile(
      program,
      programArguments,
      { ...identity, maxBuffer: 64 * 1024 * 1024, ...(env === undefined ? {} : { env }) },
      (error, stdout, stderr) => {
        if (error === null) return resolve(stdout)
        const words = `${stdout}\n${stderr}`.trim().slice(-4000)
        reject(new Error(`${program} failed: ${words}`, { cause: error }))
      },
    )
    // A program that ends without reading is told by its exit code.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
