import { AppError } from '../../src-shared/errors/app-error.ts'

/** More than this on stdin is a mistake: a document of a thousand sources has a tenth of it. */
const maxBytes = 32 * 1024 * 1024

/** All of a stream as text; Ctrl-C ends the waiting. */
export const readText = async (
  input: NodeJS.ReadableStream,
  signal: AbortSignal,
  limit = maxBytes,
): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  const stop = (): void => {
    // Streams that Node gives us as stdin can be destroyed; the interface does not say so.
    if ('destroy' in input && typeof input.destroy === 'function') input.destroy(signal.reason)
  }
  signal.addEventListener('abort', stop, { once: true })
  try {
    for await (const chunk of input) {
      const bytes = Buffer.from(chunk)
      size += bytes.length
      if (size > limit) throw new AppError('input.invalid', `There is more than ${limit} bytes on stdin.`)
      chunks.push(bytes)
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
  return Buffer.concat(chunks).toString('utf8')
}
