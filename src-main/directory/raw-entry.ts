// Search result entries as they came (RFC 4511 section 4.5.2: objectName, then the attributes). A run over an
// unchanged directory only hashes them; decoding is for those that changed.
import type {
  AttributeValue,
  DirectoryAttribute,
  DirectoryEntry,
} from '../../src-shared/domain/directory-entry.ts'
import { internAttributeName, type AttributeName, type InternedName } from './attribute-names.ts'
import { valueKindOf, type AttributeSchema } from './attribute-schema.ts'
import { decodeValue } from './attribute-values.ts'
import { BerCursor, brokenMessage, OCTET_STRING, SEQUENCE, SET } from './entry-cursor.ts'

/** Called with each attribute: the values lie in `buffer[valuesStart..valuesEnd)` as OCTET STRINGs. */
type AttributeVisitor = (
  name: AttributeName,
  valuesStart: number,
  valuesEnd: number,
  attributeStart: number,
) => void

/** Visits every attribute without decoding values; returns the DN. */
export const walkRawEntry = (buffer: Buffer, start: number, end: number, visit: AttributeVisitor): string => {
  const cursor = new BerCursor(buffer, start)
  const dn = cursor.readText(OCTET_STRING, end)
  const listEnd = cursor.enter(SEQUENCE, end)
  if (listEnd !== end) throw brokenMessage('bytes after the attributes of an entry')
  let previous: InternedName | undefined
  while (cursor.position < listEnd) {
    const attributeStart = cursor.position
    const attributeEnd = cursor.enter(SEQUENCE, listEnd)
    const nameEnd = cursor.enter(OCTET_STRING, attributeEnd)
    previous = internAttributeName(buffer, cursor.position, nameEnd, previous)
    cursor.position = nameEnd
    if (cursor.enter(SET, attributeEnd) !== attributeEnd) throw brokenMessage('bytes after the values')
    visit(previous.name, cursor.position, attributeEnd, attributeStart)
    cursor.position = attributeEnd
  }
  return dn
}

/**
 * The entry with typed values. Credential attributes are left out, and so are attributes without values: a server
 * sends those for what it does not tell (`member` beside `member;range=0-1499`), and unknown is not empty (rule S10).
 */
export const decodeRawEntry = (
  buffer: Buffer,
  start: number,
  end: number,
  schema?: AttributeSchema,
): DirectoryEntry => {
  const attributes = new Map<string, DirectoryAttribute>()
  const dn = walkRawEntry(buffer, start, end, (name, valuesStart, valuesEnd) => {
    if (name.isCredential || valuesStart === valuesEnd) return
    const values = decodeValues(buffer, valuesStart, valuesEnd, valueKindOf(name, schema))
    const earlier = attributes.get(name.key)
    // RFC 4511 forbids the same description twice; losing values would be worse than putting up with it.
    attributes.set(name.key, {
      name: name.description,
      values: earlier === undefined ? values : [...earlier.values, ...values],
    })
  })
  return { dn, attributes }
}

export const decodeValues = (
  buffer: Buffer,
  start: number,
  end: number,
  kind: AttributeName['kind'],
): AttributeValue[] => {
  const values: AttributeValue[] = []
  const cursor = new BerCursor(buffer, start)
  while (cursor.position < end) {
    const valueEnd = cursor.enter(OCTET_STRING, end)
    values.push(decodeValue(buffer, cursor.position, valueEnd, kind))
    cursor.position = valueEnd
  }
  return values
}
