import type { AttributeValue, DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import { assertNever } from '../../src-shared/errors/assert-never.ts'
import { typeValue } from '../directory/typed-value.ts'

/** An entry as it is shown: text as it is, bytes as base64 behind a word that says so. Credentials were never decoded. */
export interface EntryView {
  readonly dn: string
  readonly attributes: Readonly<Record<string, readonly string[]>>
  /** What times and intervals among the values say, of those attributes alone: ISO text, seconds, or never. */
  readonly readable: Readonly<Record<string, readonly string[]>>
}

export const viewEntry = (entry: DirectoryEntry): EntryView => ({
  dn: entry.dn,
  // fromEntries defines properties, so an attribute called __proto__ stays one.
  attributes: Object.fromEntries(
    [...entry.attributes.values()].map(({ name, values }) => [name, values.map(valueText)]),
  ),
  readable: Object.fromEntries(
    [...entry.attributes.values()].flatMap(({ name, values }) => {
      const texts = values.map((value) => readableText(name, value))
      return texts.some((text) => text === undefined) ? [] : [[name, texts.map((text) => text ?? '')]]
    }),
  ),
})

/** Undefined for what already reads as what it is. */
const readableText = (name: string, value: AttributeValue): string | undefined => {
  const typed = typeValue(name, value)
  switch (typed?.kind) {
    case 'instant':
      return typed.iso
    case 'interval':
      return `${typed.seconds} s`
    case 'never':
      return 'never'
    case 'boolean':
    case undefined:
      return undefined
    default:
      return assertNever(typed)
  }
}

export const valueText = (value: AttributeValue): string =>
  typeof value === 'string' ? value : `base64:${Buffer.from(value).toString('base64')}`
