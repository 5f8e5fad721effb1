import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'

import type { PlanEntry, PlanRecord, WriteRecord } from '../../../src-shared/domain/sync-plan.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import { packRecord, readPacked, writePacked } from './write-record-codec.ts'

// The plan of a run, in a file: per record the lengths of its text and bytes, then both; last the section bounds. The text
// is JSON, or for writes, which are nearly all, the packed form of write-record-codec.ts. Records
// that end or rename something stand in a section of their own, because they are applied before all others: only
// then is the name they give up free for whoever takes it in the same run.

export interface PlanWriter {
  append(record: PlanRecord, bytes?: readonly Uint8Array[]): void
  /** What is appended between the two is applied before all else. */
  beginEarly(): void
  endEarly(): void
  /** Writes what is still buffered and the bounds; the file is then complete. */
  finish(): void
  close(): void
}

interface Section {
  readonly start: number
  readonly end: number
}

const headerBytes = 8
const bufferBytes = 1 << 20
/** UTF-8 needs at most three bytes for a UTF-16 code unit. */
const worstCase = 3
const trailerBytes = 12
/** Added to the length of a text that is packed; no text is that long. */
const packedMark = 0x8000_0000

/**
 * Starts a plan file that nobody else may read; it must not exist yet. `onWritten` hears up to which byte the file has
 * whole records, and nothing of a plan that fits into the buffer.
 */
export const createPlan = (file: string, onWritten: (end: number) => void = () => undefined): PlanWriter => {
  const descriptor = openSync(file, 'wx', 0o600)
  let buffer = Buffer.allocUnsafe(bufferBytes)
  let used = 0
  let flushed = 0
  const sections: Section[] = []
  let earlyStart = 0

  const writeBuffered = (): void => {
    for (let written = 0; written < used;) written += writeSync(descriptor, buffer, written, used - written)
    flushed += used
    used = 0
  }
  const flush = (): void => {
    writeBuffered()
    onWritten(flushed)
  }
  const reserve = (bytes: number): void => {
    if (used + bytes <= buffer.length) return
    flush()
    if (bytes > buffer.length) buffer = Buffer.allocUnsafe(bytes)
  }
  const appendJson = (value: unknown, bytes: readonly Uint8Array[]): void => {
    const text = JSON.stringify(value)
    const length = lengthOf(bytes)
    reserve(headerBytes + text.length * worstCase + length)
    const textLength = buffer.write(text, used + headerBytes)
    endRecord(textLength, textLength, { bytes, length })
  }
  const appendPacked = (record: WriteRecord, bytes: readonly Uint8Array[]): void => {
    const packed = packRecord(record)
    const length = lengthOf(bytes)
    reserve(headerBytes + packed.mostBytes + length)
    const textLength = writePacked(packed, buffer, used + headerBytes) - used - headerBytes
    endRecord(textLength, textLength + packedMark, { bytes, length })
  }
  const endRecord = (
    textLength: number,
    mark: number,
    { bytes, length }: { readonly bytes: readonly Uint8Array[]; readonly length: number },
  ): void => {
    buffer.writeUInt32LE(mark, used)
    buffer.writeUInt32LE(length, used + 4)
    used += headerBytes + textLength
    for (const part of bytes) {
      buffer.set(part, used)
      used += part.length
    }
  }

  return {
    append: (record, bytes = []) => {
      if (record.kind === 'write') appendPacked(record, bytes)
      else appendJson(record, bytes)
    },
    beginEarly: () => {
      earlyStart = flushed + used
    },
    endEarly: () => sections.push({ start: earlyStart, end: flushed + used }),
    finish: () => {
      const isFollowed = flushed > 0
      writeBuffered()
      if (isFollowed) onWritten(flushed)
      const start = flushed
      appendJson(sections, [])
      reserve(trailerBytes)
      buffer.writeDoubleLE(start, used)
      buffer.writeUInt32LE(magic, used + 8)
      used += trailerBytes
      writeBuffered()
    },
    close: () => closeSync(descriptor),
  }
}

const lengthOf = (parts: readonly Uint8Array[]): number => {
  let length = 0
  for (const part of parts) length += part.length
  return length
}

/** "RCP2", read back as a little-endian number. */
const magic = 0x32504352

export interface PlanReader {
  /** Every entry in the order of applying. Its bytes are valid until the next one is asked for. */
  entries(): Generator<PlanEntry, void, void>
  close(): void
}

/** Opens a finished plan; `sync.plan-outdated` when it is not whole. */
export const openPlan = (file: string): PlanReader => {
  const descriptor = openSync(file, 'r')
  const { sections, end } = readTrailer(descriptor)
  return {
    *entries() {
      for (const section of sections) yield* readSection(descriptor, section)
      let position = 0
      for (const section of sections) {
        yield* readSection(descriptor, { start: position, end: section.start })
        position = section.end
      }
      yield* readSection(descriptor, { start: position, end })
    },
    close: () => closeSync(descriptor),
  }
}

/** Opens a plan that is still being written, to read the parts that are whole already. */
export const openPlanParts = (
  file: string,
): { read(part: Section): Generator<PlanEntry, void, void>; close(): void } => {
  const descriptor = openSync(file, 'r')
  return { read: (part) => readSection(descriptor, part), close: () => closeSync(descriptor) }
}

const readTrailer = (descriptor: number): { readonly sections: readonly Section[]; readonly end: number } => {
  const size = fstatSync(descriptor).size
  const trailer = Buffer.alloc(trailerBytes)
  if (size < trailerBytes) throw brokenPlan()
  readSync(descriptor, trailer, 0, trailerBytes, size - trailerBytes)
  const end = trailer.readDoubleLE(0)
  if (trailer.readUInt32LE(8) !== magic || end > size) throw brokenPlan()
  const [last] = [...readSection(descriptor, { start: end, end: size - trailerBytes })]
  // Written by finish() above, in a file that only we may write.
  const sections = last?.record as unknown as readonly Section[] | undefined
  if (sections === undefined) throw brokenPlan()
  return { sections, end }
}

const brokenPlan = (): AppError =>
  new AppError('sync.plan-outdated', 'The stored plan of this run is not complete, so it cannot be applied.')

function* readSection(descriptor: number, { start, end }: Section): Generator<PlanEntry, void, void> {
  let buffer = Buffer.allocUnsafe(bufferBytes)
  let filePosition = start
  let from = 0
  let to = 0
  const fill = (needed: number): void => {
    if (needed > buffer.length) {
      const larger = Buffer.allocUnsafe(needed)
      buffer.copy(larger, 0, from, to)
      buffer = larger
    } else buffer.copyWithin(0, from, to)
    to -= from
    from = 0
    while (to < needed) {
      const got = readSync(
        descriptor,
        buffer,
        to,
        Math.min(buffer.length - to, end - filePosition),
        filePosition,
      )
      if (got === 0) throw brokenPlan()
      filePosition += got
      to += got
    }
  }
  for (;;) {
    if (filePosition >= end && from >= to) return
    if (to - from < headerBytes) fill(headerBytes)
    const mark = buffer.readUInt32LE(from)
    const isPacked = mark >= packedMark
    const textLength = isPacked ? mark - packedMark : mark
    const bytesLength = buffer.readUInt32LE(from + 4)
    const whole = headerBytes + textLength + bytesLength
    if (to - from < whole) fill(whole)
    const textStart = from + headerBytes
    const textEnd = textStart + textLength
    // The same program wrote it; a broken file fails in JSON.parse or in the lengths.
    const record = isPacked
      ? readPacked(buffer, textStart, textEnd)
      : (JSON.parse(buffer.toString('utf8', textStart, textEnd)) as PlanRecord)
    const bytes = buffer.subarray(textEnd, textEnd + bytesLength)
    from += whole
    yield { record, bytes }
  }
}
