import { dnKey } from '../../src-shared/ldap-syntax/distinguished-name.ts'

/**
 * Continuation references that lead to a part of the directory that should have been read and was not. Active
 * Directory always sends some for its own other naming contexts (configuration, DNS zones); those hold no people
 * and never did, so they do not make a read incomplete.
 */
export const foreignReferences = (
  references: readonly string[],
  namingContexts: readonly string[],
): readonly string[] => {
  const own = new Set(namingContexts.map(dnKey))
  return references.filter((reference) => {
    const dn = dnOfReference(reference)
    return dn === undefined || !own.has(dnKey(dn))
  })
}

// An LDAP URL (RFC 4516): scheme, host, then the percent-encoded DN up to a question mark.
const dnOfReference = (reference: string): string | undefined => {
  const encoded = /^ldaps?:\/\/[^/?]*\/([^?]*)/i.exec(reference)?.[1]
  if (encoded === undefined || encoded === '') return undefined
  try {
    return decodeURIComponent(encoded)
  } catch {
    return undefined
  }
}
