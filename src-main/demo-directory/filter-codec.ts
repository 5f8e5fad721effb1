import { AppError } from '../../src-shared/errors/app-error.ts'
import { type BerReader } from '../../src-shared/ldap-syntax/ber-reader.ts'
import { berTag } from '../../src-shared/ldap-syntax/ber-tag.ts'
import { deepestFilter, type SearchFilter } from '../../src-shared/ldap-syntax/search-filter.ts'

// A filter on the wire (RFC 4511 section 4.5.1.7) as the same value that RFC 4515 text is parsed into.

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Text where the octets are UTF-8, else a copy of the bytes. */
export const textOrBytes = (bytes: Uint8Array): string | Uint8Array => {
  try {
    return decoder.decode(bytes)
  } catch {
    return bytes.slice()
  }
}

export const decodeFilter = (reader: BerReader, depth = 1): SearchFilter => {
  if (depth > deepestFilter)
    throw new AppError('directory.protocol-error', 'The filter is nested too deeply.', { depth })
  const tag = reader.peekTag() ?? 0
  switch (tag) {
    case 0xa0:
      return { kind: 'and', filters: decodeList(reader.enter(tag), depth) }
    case 0xa1:
      return { kind: 'or', filters: decodeList(reader.enter(tag), depth) }
    case 0xa2:
      return { kind: 'not', filter: decodeFilter(reader.enter(tag), depth + 1) }
    case 0xa3:
      return { kind: 'equal', ...decodeAssertion(reader.enter(tag)) }
    case 0xa4:
      return decodeSubstrings(reader.enter(tag))
    case 0xa5:
      return { kind: 'greater-or-equal', ...decodeAssertion(reader.enter(tag)) }
    case 0xa6:
      return { kind: 'less-or-equal', ...decodeAssertion(reader.enter(tag)) }
    case 0x87:
      return { kind: 'present', attribute: reader.readText(tag) }
    case 0xa8:
      return { kind: 'approximate', ...decodeAssertion(reader.enter(tag)) }
    case 0xa9:
      return decodeExtensible(reader.enter(tag))
    default:
      throw new AppError('directory.protocol-error', 'The filter has an unknown kind.', { tag })
  }
}

const decodeList = (reader: BerReader, depth: number): readonly SearchFilter[] => {
  const filters: SearchFilter[] = []
  while (!reader.isAtEnd) filters.push(decodeFilter(reader, depth + 1))
  return filters
}

const decodeAssertion = (reader: BerReader): { attribute: string; value: string | Uint8Array } => ({
  attribute: reader.readText(),
  value: textOrBytes(reader.readBytes()),
})

const decodeSubstrings = (reader: BerReader): SearchFilter => {
  const attribute = reader.readText()
  const list = reader.enter(berTag.sequence)
  let initial: string | Uint8Array | undefined
  let final: string | Uint8Array | undefined
  const any: (string | Uint8Array)[] = []
  while (!list.isAtEnd) {
    const tag = list.peekTag() ?? 0
    const value = textOrBytes(list.readBytes(tag))
    if (tag === 0x80) initial = value
    else if (tag === 0x82) final = value
    else any.push(value)
  }
  return { kind: 'substrings', attribute, initial, any, final }
}

const decodeExtensible = (reader: BerReader): SearchFilter => {
  const rule = reader.peekTag() === 0x81 ? reader.readText(0x81) : undefined
  const attribute = reader.peekTag() === 0x82 ? reader.readText(0x82) : undefined
  const value = textOrBytes(reader.readBytes(0x83))
  return {
    kind: 'extensible',
    attribute,
    rule,
    dnAttributes: !reader.isAtEnd && reader.readBoolean(0x84),
    value,
  }
}
