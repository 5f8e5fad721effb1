// Search requests as bytes (RFC 4511 section 4.5.1). Encoded here, because ldapts drops derefAliases, gives up after
// ten seconds unless told otherwise, and its filters know neither options nor numeric attribute names.
import { assertNever } from '../../src-shared/errors/assert-never.ts'
import { berTag } from '../../src-shared/ldap-syntax/ber-tag.ts'
import { BerWriter } from '../../src-shared/ldap-syntax/ber-writer.ts'
import type { FilterValue } from '../../src-shared/ldap-syntax/filter-item.ts'
import { parseFilter, type SearchFilter } from '../../src-shared/ldap-syntax/search-filter.ts'
import type { DirectorySearch, SearchScope } from './directory-client.ts'
import { pagedResultsOid } from './ldap-message.ts'

export interface SearchRequest {
  readonly messageId: number
  readonly search: DirectorySearch
  /** Undefined asks without the paged results control. */
  readonly page: { readonly size: number; readonly cookie: Uint8Array } | undefined
}

/** As the reference asks (section 2.5): aliases dereferenced, no size or time limit of our own. */
export const encodeSearchRequest = ({ messageId, search, page }: SearchRequest): Uint8Array => {
  const writer = new BerWriter().begin().writeInteger(messageId).begin(SEARCH_REQUEST)
  writer.writeText(search.baseDn).writeEnumerated(scopes[search.scope])
  // The root DSE is no entry that an alias could stand for.
  writer.writeEnumerated(search.baseDn === '' ? NEVER_DEREFERENCE : ALWAYS_DEREFERENCE)
  writer.writeInteger(NO_LIMIT).writeInteger(NO_LIMIT).writeBoolean(false)
  writeFilter(writer, parseFilter(search.filter))
  writer.begin()
  for (const attribute of search.attributes) writer.writeText(attribute)
  writer.end().end()
  if (page !== undefined) writePageControl(writer, page)
  return writer.end().toBytes()
}

/** RFC 4511 section 4.11; the server never answers it. */
export const encodeAbandonRequest = (messageId: number, abandonedId: number): Uint8Array =>
  new BerWriter().begin().writeInteger(messageId).writeInteger(abandonedId, ABANDON_REQUEST).end().toBytes()

const SEARCH_REQUEST = 0x63
const ABANDON_REQUEST = 0x50
const NEVER_DEREFERENCE = 0
const ALWAYS_DEREFERENCE = 3
const NO_LIMIT = 0
const scopes: Readonly<Record<SearchScope, number>> = { base: 0, one: 1, subtree: 2 }

/** RFC 2696. Not critical, so that a server without paging still answers (reference section 2.5). */
const writePageControl = (writer: BerWriter, page: { size: number; cookie: Uint8Array }): void => {
  const value = new BerWriter().begin().writeInteger(page.size).writeBytes(page.cookie).end().toBytes()
  writer.begin(CONTROLS).begin().writeText(pagedResultsOid).writeBytes(value).end().end()
}

const CONTROLS = 0xa0

const writeFilter = (writer: BerWriter, filter: SearchFilter): void => {
  switch (filter.kind) {
    case 'and':
    case 'or':
      writer.begin(filter.kind === 'and' ? 0xa0 : 0xa1)
      for (const part of filter.filters) writeFilter(writer, part)
      writer.end()
      return
    case 'not':
      writer.begin(0xa2)
      writeFilter(writer, filter.filter)
      writer.end()
      return
    case 'equal':
    case 'greater-or-equal':
    case 'less-or-equal':
    case 'approximate':
      writer.begin(assertionTags[filter.kind]).writeText(filter.attribute)
      writeValue(writer, filter.value)
      writer.end()
      return
    case 'present':
      writer.writeText(filter.attribute, 0x87)
      return
    case 'substrings':
      writeSubstrings(writer, filter)
      return
    case 'extensible':
      writeExtensible(writer, filter)
      return
    default:
      assertNever(filter)
  }
}

const assertionTags = {
  equal: 0xa3,
  'greater-or-equal': 0xa5,
  'less-or-equal': 0xa6,
  approximate: 0xa8,
} as const

type FilterOf<Kind extends SearchFilter['kind']> = Extract<SearchFilter, { kind: Kind }>

const writeSubstrings = (writer: BerWriter, filter: FilterOf<'substrings'>): void => {
  writer.begin(0xa4).writeText(filter.attribute).begin()
  if (filter.initial !== undefined) writeValue(writer, filter.initial, 0x80)
  for (const part of filter.any) writeValue(writer, part, 0x81)
  if (filter.final !== undefined) writeValue(writer, filter.final, 0x82)
  writer.end().end()
}

const writeExtensible = (writer: BerWriter, filter: FilterOf<'extensible'>): void => {
  writer.begin(0xa9)
  if (filter.rule !== undefined) writer.writeText(filter.rule, 0x81)
  if (filter.attribute !== undefined) writer.writeText(filter.attribute, 0x82)
  writeValue(writer, filter.value, 0x83)
  if (filter.dnAttributes) writer.writeBoolean(true, 0x84)
  writer.end()
}

const writeValue = (writer: BerWriter, value: FilterValue, tag: number = berTag.octetString): void => {
  if (typeof value === 'string') writer.writeText(value, tag)
  else writer.writeBytes(value, tag)
}
