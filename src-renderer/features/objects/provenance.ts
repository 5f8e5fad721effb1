import type { PersonDetail } from '../../../src-shared/contract/object-calls.ts'
import { valueTexts } from '../../../src-shared/domain/value-texts.ts'

export type RawEntry = PersonDetail['raw'][number]
export type RawAttribute = RawEntry['attributes'][number]
type Properties = Readonly<Record<string, unknown>>

/** What each mapping of a source makes of the entry now, in the source's order; `base` is what there is before the first. */
export interface MappingResults {
  readonly slug: string
  readonly base: Properties
  readonly given: readonly { readonly mapping: string; readonly properties: Properties }[]
}

/** Where a kept value comes from. `unknown` when the mappings changed since it was written. */
export type Origin =
  | { readonly kind: 'mapping'; readonly mapping: string }
  | { readonly kind: 'source' }
  | { readonly kind: 'unknown' }

export interface KeptField {
  /** `email`, or `attributes.phone`. */
  readonly key: string
  readonly label: string
  readonly value: unknown
  /** Slugs of the sources that gave it; none when a person or nobody did. */
  readonly sources: readonly string[]
  /** Attributes of those sources' entries that hold the very same values. */
  readonly sameAs: readonly string[]
  readonly origin: Origin
}

interface KeptObject {
  /** Columns such as username and email. */
  readonly fields: Properties
  readonly attributes: Properties
  readonly raw: readonly RawEntry[]
}

/** Every value kept of an object beside where it comes from. */
export const keptFields = (
  { fields, attributes, raw }: KeptObject,
  results: MappingResults | undefined,
): readonly KeptField[] =>
  [
    ...Object.entries(fields).map(([key, value]) => toKept(key, key, value)),
    ...Object.entries(attributes)
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([key, value]) => toKept(`attributes.${key}`, key, value)),
  ].map((kept) => {
    const givers = raw.filter(({ provided }) => provided.includes(kept.key))
    return {
      ...kept,
      sources: givers.map(({ slug }) => slug),
      sameAs: [...new Set(givers.flatMap((entry) => sameAttributes(kept, entry)))],
      origin: originOf(kept, givers.some(({ slug }) => slug === results?.slug) ? results : undefined),
    }
  })

interface Kept {
  readonly key: string
  readonly label: string
  readonly value: unknown
}

const toKept = (key: string, label: string, value: unknown): Kept => ({ key, label, value })

/** More names than this say no more. */
const mostNames = 3

const sameAttributes = ({ label, value }: Kept, { attributes }: RawEntry): readonly string[] => {
  const texts = valueTexts(value)
  if (texts.every((text) => text === '')) return []
  return (
    attributes
      .filter(({ values }) => texts.every((text) => values.includes(text)))
      // The namesake first, then those that hold nothing else.
      .toSorted((a, b) => rank(a, label, texts) - rank(b, label, texts))
      .slice(0, mostNames)
      .map(({ name }) => name)
  )
}

const rank = ({ name, values }: RawAttribute, label: string, texts: readonly string[]): number => {
  if (name.toLowerCase() === label.toLowerCase()) return 0
  return values.length === texts.length ? 1 : 2
}

const originOf = ({ key, value }: Kept, results: MappingResults | undefined): Origin => {
  if (results === undefined) return { kind: 'unknown' }
  const stored = JSON.stringify(value)
  const base = JSON.stringify(propertyOf(results.base, key))
  const giver = results.given.findLast(({ properties }) => {
    const given = JSON.stringify(propertyOf(properties, key))
    return given !== undefined && given !== base
  })
  const isSame = giver !== undefined && JSON.stringify(propertyOf(giver.properties, key)) === stored
  if (giver !== undefined) return isSame ? { kind: 'mapping', mapping: giver.mapping } : { kind: 'unknown' }
  return base === stored && base !== undefined ? { kind: 'source' } : { kind: 'unknown' }
}

const attributePrefix = 'attributes.'

const propertyOf = (properties: Properties, key: string): unknown => {
  if (!key.startsWith(attributePrefix)) return ownValue(properties, key)
  const attributes = ownValue(properties, 'attributes')
  if (typeof attributes !== 'object' || attributes === null) return undefined
  return ownValue(Object.fromEntries(Object.entries(attributes)), key.slice(attributePrefix.length))
}

const ownValue = (properties: Properties, key: string): unknown =>
  Object.hasOwn(properties, key) ? properties[key] : undefined

/** For each attribute of an entry, by name, the labels of the kept values that equal it. */
export const keptAs = (kept: readonly KeptField[]): ReadonlyMap<string, readonly string[]> => {
  const labels = new Map<string, string[]>()
  for (const { label, sameAs } of kept)
    for (const name of sameAs) labels.set(name, [...(labels.get(name) ?? []), label])
  return labels
}
