import { constants, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

import { writePieces } from './write-pieces.ts'

/**
 * Writes a file whole or not at all, readable by its owner only: whoever reads meanwhile reads the one before. `newId`
 * must be new each time, because others may write beside us.
 */
export const writeWholeFile = async (
  file: string,
  pieces: Iterable<string> | AsyncIterable<string>,
  { newId, signal }: { readonly newId: () => string; readonly signal: AbortSignal },
): Promise<void> => {
  // In the same folder, because a rename is atomic within one file system only.
  const unfinished = join(dirname(file), `${unfinishedPrefix(file)}${newId()}`)
  try {
    await writeNew(unfinished, pieces, signal)
    await rename(unfinished, file)
    await flushFolder(dirname(file))
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

const unfinishedPrefix = (file: string): string => `.${basename(file)}.rollcall-`

const writeNew = async (
  file: string,
  pieces: Iterable<string> | AsyncIterable<string>,
  signal: AbortSignal,
): Promise<void> => {
  // 'wx' never follows a link that somebody laid there.
  const handle = await open(file, 'wx', 0o600)
  try {
    await writePieces(handle, pieces, signal)
    await handle.sync()
    signal.throwIfAborted()
  } finally {
    await handle.close()
  }
}

/** The new name is on the disk only when its folder is; Windows does that by itself and cannot open a folder. */
const flushFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } catch {
    // Some network file systems cannot; the file is whole all the same.
  } finally {
    await handle.close()
  }
}

/** The first characters of a file; undefined where there is none. Fails with ENOTSUP for what is no ordinary file. */
export const readBeginning = async (file: string, bytes: number): Promise<string | undefined> => {
  let handle: FileHandle
  try {
    // A pipe would otherwise keep us waiting until somebody writes into it.
    handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  try {
    const isFile = (await handle.stat()).isFile()
    if (!isFile) throw Object.assign(new Error(`${file} is no ordinary file`), { code: 'ENOTSUP' })
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** No writing takes that long, so its process is dead. */
const abandonedMs = 24 * 60 * 60_000

/** Removes what processes that died left beside a file. */
export const removeAbandoned = async (file: string, nowMs: number): Promise<void> => {
  const folder = dirname(file)
  for (const name of await readdir(folder)) {
    if (!name.startsWith(unfinishedPrefix(file))) continue
    const path = join(folder, name)
    const { mtimeMs } = await stat(path)
    if (nowMs - mtimeMs > abandonedMs) await rm(path, { force: true })
  }
}
