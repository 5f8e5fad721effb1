import type { FileHandle } from 'node:fs/promises'

/** Characters gathered before they are written: a system call a row would be most of the time. */
const bufferLength = 256 * 1024

/** Appends text to a file as it is made; answers how many bytes that were. */
export const writePieces = async (
  handle: FileHandle,
  pieces: Iterable<string> | AsyncIterable<string>,
  signal: AbortSignal,
): Promise<number> => {
  let bytes = 0
  let gathered = ''
  const write = async (): Promise<void> => {
    signal.throwIfAborted()
    const buffer = Buffer.from(gathered)
    // Goes on until all is written or none can be; `write` may stop after a part of it, as on a full disk.
    await handle.appendFile(buffer)
    bytes += buffer.length
    gathered = ''
  }
  for await (const piece of pieces) {
    gathered += piece
    if (gathered.length >= bufferLength) await write()
  }
  await write()
  return bytes
}
