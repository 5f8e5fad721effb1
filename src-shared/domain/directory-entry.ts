// One shape for every entry: names are case-insensitive, values are always lists of text or bytes.
// A Map, never an object: attribute names come from the server, and `__proto__` is a legal description to send.

export type AttributeValue = string | Uint8Array

export interface DirectoryAttribute {
  /** The attribute description as the server spelt it, options included (`userCertificate;binary`). */
  readonly name: string
  readonly values: readonly AttributeValue[]
}

export interface DirectoryEntry {
  readonly dn: string
  /** Keyed by the lower-case attribute description. */
  readonly attributes: ReadonlyMap<string, DirectoryAttribute>
}

export const attributeValues = (entry: DirectoryEntry, name: string): readonly AttributeValue[] =>
  entry.attributes.get(name.toLowerCase())?.values ?? []

/** Every value that is text; values kept as bytes are left out. */
export const textValues = (entry: DirectoryEntry, name: string): readonly string[] =>
  attributeValues(entry, name).filter((value) => typeof value === 'string')

export const firstText = (entry: DirectoryEntry, name: string): string | undefined =>
  textValues(entry, name)[0]
