import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { SecretInput } from './read-secret.ts'

interface Program {
  readonly stdin: SecretInput
  readonly platform: NodeJS.Platform
  readonly isElectron: boolean
}

/**
 * What is piped or typed into the program. On Windows Electron puts a stream that has ended in its place, because a
 * program with windows has no console to read from (lib/common/init.ts of Electron); what a script redirects into it is
 * file descriptor 0 all the same. Decision 9.
 */
export const standardInput = ({ stdin, platform, isElectron }: Program): SecretInput =>
  platform === 'win32' && isElectron ? Readable.from(redirectedInput()) : stdin

async function* redirectedInput(): AsyncGenerator<Buffer, void, void> {
  try {
    for await (const chunk of createReadStream('', { fd: 0, autoClose: false })) yield Buffer.from(chunk)
  } catch (error) {
    if (!isWithoutInput(error)) throw error
  }
}

/** How it shows that nothing was redirected. */
const isWithoutInput = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EBADF' || error.code === 'EOF')
