import type { AttributeValue, DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'

/** An entry as it is shown: text as it is, bytes as base64 behind a word that says so. Credentials were never decoded. */
export interface EntryView {
  readonly dn: string
  readonly attributes: Readonly<Record<string, readonly string[]>>
}

export const viewEntry = (entry: DirectoryEntry): EntryView => ({
  dn: entry.dn,
  // fromEntries defines properties, so an attribute called __proto__ stays one.
  attributes: Object.fromEntries(
    [...entry.attributes.values()].map(({ name, values }) => [name, values.map(valueText)]),
  ),
})

export const valueText = (value: AttributeValue): string =>
  typeof value === 'string' ? value : `base64:${Buffer.from(value).toString('base64')}`
