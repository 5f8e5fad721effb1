import { open, rm } from 'node:fs/promises'

import { writePieces } from './write-pieces.ts'

/** What a message says. It may be as long as a directory, so it is read in pieces, and more than once. */
export interface MessageBody {
  readonly bytes: number
  read(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/**
 * Keeps a body on the disk for as long as `work` goes on. `file` must not exist yet, and loses its name at once: a
 * process that dies leaves nothing of it behind.
 */
export const withKeptBody = async <Result>(
  {
    file,
    pieces,
    signal,
  }: { readonly file: string; readonly pieces: AsyncIterable<string>; readonly signal: AbortSignal },
  work: (body: MessageBody) => Promise<Result>,
): Promise<Result> => {
  const handle = await open(file, 'wx+', 0o600)
  try {
    // Some network file systems keep the name until the file is closed.
    await rm(file).catch(() => undefined)
    const bytes = await writePieces(handle, pieces, signal)
    return await work({ bytes, read: () => handle.createReadStream({ start: 0, autoClose: false }) })
  } finally {
    await handle.close()
    await rm(file, { force: true })
  }
}
