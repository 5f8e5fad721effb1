import { parseObjectGuid } from '../../src-shared/ldap-syntax/object-guid.ts'
import { parseObjectSid } from '../../src-shared/ldap-syntax/object-sid.ts'

/** The value to search for when an identifier is kept as text but stored as bytes in the directory. */
export const identifierValue = (attribute: string, identifier: string): string | Uint8Array => {
  const name = attribute.toLowerCase()
  // A server that keeps such an attribute as text is asked for the text.
  if (name === 'objectguid') return parseObjectGuid(identifier) ?? identifier
  if (name === 'objectsid') return parseObjectSid(identifier) ?? identifier
  return identifier
}
