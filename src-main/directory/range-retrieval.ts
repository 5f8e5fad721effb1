// Active Directory answers a long attribute in parts: `member;range=0-1499` (MS-ADTS section 3.1.1.3.1.3.3), the last
// one ending in `*`. Here the parts become one attribute under its plain name, in the raw entry, so that hashing,
// storing and decoding see the same thing.
import { AppError } from '../../src-shared/errors/app-error.ts'
import { berTag } from '../../src-shared/ldap-syntax/ber-tag.ts'
import { BerWriter } from '../../src-shared/ldap-syntax/ber-writer.ts'
import type { AttributeName, ValueRange } from './attribute-names.ts'
import type { DirectoryConnection } from './directory-client.ts'
import { walkRawEntry } from './raw-entry.ts'

/** Whether some attribute of the raw entry came as a range. */
export const hasRange = (buffer: Buffer, start: number, end: number): boolean => {
  let found = false
  walkRawEntry(buffer, start, end, (name) => {
    found ||= name.range !== undefined
  })
  return found
}

/**
 * The raw entry with every ranged attribute read to its end, on the same connection. Call it when no search runs on
 * the connection: collect the entries whose summary says `hasRange`, finish the search, then complete them.
 */
export const completeRawEntry = async (
  connection: Pick<DirectoryConnection, 'searchRaw'>,
  raw: Buffer,
  signal: AbortSignal,
): Promise<Buffer> => {
  const { dn, attributes } = readParts(raw)
  const ranged = attributes.filter(({ name }) => name.range !== undefined)
  if (ranged.length === 0) return raw
  const whole = new Map<Part, readonly Uint8Array[]>()
  for (const part of ranged) whole.set(part, await readRest(connection, dn, part, signal))
  const completedKeys = new Set(ranged.map(({ name }) => name.range?.plainDescription.toLowerCase()))
  const writer = new BerWriter(raw.length * 2).writeText(dn).begin()
  for (const part of attributes) {
    const values = whole.get(part)
    // Beside the range the server sends the plain name without values (trap 6).
    if (values === undefined && completedKeys.has(part.name.key)) continue
    writer
      .begin()
      .writeText(part.name.range?.plainDescription ?? part.name.description)
      .begin(berTag.set)
    for (const value of values ?? [part.values]) writer.writeRaw(value)
    writer.end().end()
  }
  return Buffer.from(writer.end().toBytes())
}

interface Part {
  readonly name: AttributeName
  /** The values as encoded OCTET STRINGs. */
  readonly values: Uint8Array
}

const readParts = (raw: Buffer): { dn: string; attributes: readonly Part[] } => {
  const attributes: Part[] = []
  const dn = walkRawEntry(raw, 0, raw.length, (name, start, end) => {
    attributes.push({ name, values: raw.subarray(start, end) })
  })
  return { dn, attributes }
}

const readRest = async (
  connection: Pick<DirectoryConnection, 'searchRaw'>,
  dn: string,
  first: Part,
  signal: AbortSignal,
): Promise<readonly Uint8Array[]> => {
  const values: Uint8Array[] = []
  let part: Part | undefined = first
  let next = 0
  for (;;) {
    const range = part?.name.range
    if (part === undefined || range === undefined || range.from !== next) throw brokenRange(dn, first)
    values.push(part.values)
    if (range.to === undefined) return values
    if (range.to < range.from) throw brokenRange(dn, first)
    next = range.to + 1
    part = await readRange(connection, dn, range, next, signal)
  }
}

const readRange = async (
  connection: Pick<DirectoryConnection, 'searchRaw'>,
  dn: string,
  { plainDescription }: ValueRange,
  next: number,
  signal: AbortSignal,
): Promise<Part | undefined> => {
  let found: Part | undefined
  const onEntry = (buffer: Buffer, start: number, end: number): void => {
    const copy = Buffer.from(buffer.subarray(start, end))
    found = readParts(copy).attributes.find(
      ({ name }) => name.range?.plainDescription.toLowerCase() === plainDescription.toLowerCase(),
    )
  }
  const attributes = [`${plainDescription};range=${next}-*`]
  const search = { baseDn: dn, scope: 'base', filter: '(objectClass=*)', attributes } as const
  await connection.searchRaw(search, { onEntry }, signal)
  return found
}

const brokenRange = (dn: string, { name }: Part): AppError =>
  new AppError(
    'directory.incomplete-result',
    `The values of ${name.range?.plainDescription ?? name.description} came in parts that do not fit together.`,
    { dn, attribute: name.description },
  )
