import { dnKey } from '../../src-shared/ldap-syntax/distinguished-name.ts'
import { preparedText } from '../../src-shared/ldap-syntax/string-preparation.ts'
import { parseObjectGuid } from '../../src-shared/ldap-syntax/object-guid.ts'
import { parseObjectSid } from '../../src-shared/ldap-syntax/object-sid.ts'
import { equalityFilter, orFilter, type SearchFilter } from '../../src-shared/ldap-syntax/search-filter.ts'
import { describeAttribute } from './attribute-names.ts'

const dnAttributes: ReadonlySet<string> = new Set(['dn', 'entrydn', 'distinguishedname'])

/** Whether an attribute stands for the DN, which not every server sends as an attribute. */
export const isDnAttribute = (attribute: string): boolean => dnAttributes.has(attribute.toLowerCase())

/**
 * The form in which a server holds two spellings of an identifier equal: nearly all attributes that name somebody
 * ignore case (RFC 4519). Undefined where bytes were given one spelling here.
 */
export const identifierKeyReader = (attribute: string): ((identifier: string) => string) | undefined => {
  if (isDnAttribute(attribute)) return dnKey
  return describeAttribute(attribute).kind === 'auto' ? preparedText : undefined
}

/**
 * What to search for to find the entry with an identifier: the way back from summarizeRawEntry, which keeps text as
 * it is, SIDs and GUIDs in their text, and other bytes as hexadecimal. Several where only the server knows which.
 */
export const identifierValues = (attribute: string, identifier: string): readonly (string | Uint8Array)[] => {
  const { kind } = describeAttribute(attribute)
  // A server that keeps such an attribute as text is asked for the text.
  if (kind === 'sid') return [parseObjectSid(identifier) ?? parseHex(identifier) ?? identifier]
  if (kind === 'guid') return [parseObjectGuid(identifier) ?? parseHex(identifier) ?? identifier]
  const bytes = parseHex(identifier)
  if (bytes === undefined) return [identifier]
  if (kind === 'bytes') return [bytes]
  return bytes.length < fewestUnknownBytes ? [identifier] : [identifier, bytes]
}

/** Finds whoever has one of these identifiers. */
export const identifierFilter = (attribute: string, identifiers: readonly string[]): SearchFilter =>
  orFilter(
    identifiers.flatMap((identifier) =>
      identifierValues(attribute, identifier).map((value) => equalityFilter(attribute, value)),
    ),
  )

/** An attribute we do not know is text more often than not; identifiers made of bytes are UUIDs or longer. */
const fewestUnknownBytes = 16

const parseHex = (text: string): Uint8Array | undefined =>
  /^(?:[0-9a-f]{2})+$/.test(text) ? Uint8Array.from(Buffer.from(text, 'hex')) : undefined
