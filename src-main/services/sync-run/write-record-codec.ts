// The binary form of a plan's most frequent record. A first load writes and reads one for everybody, and most of what
// is in it is JSON text already: as JSON within JSON every quotation mark in it would be escaped and back.
import type { FieldChanges } from '../../../src-shared/domain/sync-object.ts'
import type { WriteRecord } from '../../../src-shared/domain/sync-plan.ts'

// Object, change, isActive and an unused byte; ref and connection id as doubles; the length of each text in UTF-16 code
// units; then the texts in one piece.
const textCount = 16
const lengthsStart = 20
const textsStart = lengthsStart + textCount * 4
/** The length of a text that is null. */
const nullLength = 0xffff_ffff
/** UTF-8 needs at most three bytes for a UTF-16 code unit. */
const worstCase = 3

const changeKinds = ['created', 'restored', 'linked', 'updated', 'refreshed'] as const

export interface PackedRecord {
  readonly record: WriteRecord
  readonly texts: readonly (string | null)[]
  readonly joined: string
  /** So many bytes `writePacked` takes at most. */
  readonly mostBytes: number
}

/** Takes a record apart; `writePacked` then puts it into a buffer that has the room. */
export const packRecord = (record: WriteRecord): PackedRecord => {
  const { fields } = record
  const texts = [
    record.identifier,
    record.dn,
    record.dnKey,
    record.memberKey,
    record.sid,
    record.labelKey,
    record.isActiveReason,
    record.attributes,
    record.provided,
    record.recheckAt,
    record.basedOn,
    record.changes === undefined ? null : JSON.stringify(record.changes),
    fields.name,
    'username' in fields ? fields.username : null,
    'username' in fields ? fields.email : null,
    'username' in fields ? fields.path : null,
  ]
  let joined = ''
  for (const text of texts) if (text !== null) joined += text
  return { record, texts, joined, mostBytes: textsStart + joined.length * worstCase }
}

/** Answers where the record ends. */
export const writePacked = (
  { record, texts, joined }: PackedRecord,
  target: Buffer,
  start: number,
): number => {
  const { fields } = record
  target[start] = record.object === 'user' ? 0 : 1
  target[start + 1] = changeKinds.indexOf(record.change)
  target[start + 2] = 'username' in fields && fields.isActive ? 1 : 0
  target[start + 3] = 0
  target.writeDoubleLE(record.ref, start + 4)
  // Rows are counted from 1.
  target.writeDoubleLE(record.connectionId ?? 0, start + 12)
  for (let index = 0; index < textCount; index++)
    target.writeUInt32LE(texts[index]?.length ?? nullLength, start + lengthsStart + index * 4)
  return start + textsStart + target.write(joined, start + textsStart)
}

/** The record in `source[start..end)`, as `writePacked` wrote it. */
export const readPacked = (source: Buffer, start: number, end: number): WriteRecord => {
  const joined = source.toString('utf8', start + textsStart, end)
  let position = 0
  let index = 0
  const nextOrNull = (): string | null => {
    const length = source.readUInt32LE(start + lengthsStart + index++ * 4)
    if (length === nullLength) return null
    position += length
    return joined.slice(position - length, position)
  }
  const next = (): string => nextOrNull() ?? ''
  const columns = {
    identifier: next(),
    dn: next(),
    dnKey: next(),
    memberKey: nextOrNull(),
    sid: nextOrNull(),
    labelKey: next(),
    isActiveReason: next(),
    attributes: next(),
    provided: next(),
    recheckAt: nextOrNull(),
    basedOn: nextOrNull(),
  }
  const changes = nextOrNull()
  const name = next()
  const isUser = source[start] === 0
  const fields = isUser
    ? { name, username: next(), email: next(), path: next(), isActive: source[start + 2] === 1 }
    : { name }
  const connectionId = source.readDoubleLE(start + 12)
  return {
    kind: 'write',
    object: isUser ? 'user' : 'group',
    change: changeKinds[source[start + 1] ?? 0] ?? 'refreshed',
    ref: source.readDoubleLE(start + 4),
    connectionId: connectionId === 0 ? null : connectionId,
    fields,
    ...columns,
    // Written by packRecord from a value of this type.
    ...(changes === null ? {} : { changes: JSON.parse(changes) as FieldChanges }),
  }
}
