import type { AttributeValue, DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import type { MappedProperties } from '../../src-shared/domain/property-mapping.ts'
import type { ExpressionNeeds } from './expression-needs.ts'
import type { MappingSource } from './mapping-evaluator.ts'

// How entries travel into the sandbox; sandbox-driver.ts is the other end and says what the shapes mean.

type RowValues = 0 | string | readonly string[]

const firstColumn = 2

/** The settings a sandbox starts with: where each attribute stands in a row, and the source. */
export const sandboxSettings = (needs: ExpressionNeeds, source: MappingSource): string => {
  const { attributes } = needs
  const { slug, name, baseDn } = source
  return JSON.stringify({
    source: { slug, name, baseDn },
    width: firstColumn + (attributes === undefined ? 3 : attributes.text.length + attributes.bytes.length),
    textColumns: attributes?.text.map((text, index) => ({ name: text, column: firstColumn + index })),
    byteColumns: attributes?.bytes.map((text, index) => ({
      name: text,
      column: firstColumn + attributes.text.length + index,
    })),
  })
}

/** A function that gives one entry's row as JSON without the brackets: rows are joined to one flat list. */
export const createRowWriter = (
  needs: ExpressionNeeds,
): ((entry: DirectoryEntry, properties: MappedProperties) => string) => {
  const { attributes } = needs
  const head = (entry: DirectoryEntry, properties: MappedProperties): readonly unknown[] => [
    needs.dn ? entry.dn : 0,
    needs.properties ? properties : 0,
  ]
  if (attributes === undefined)
    return (entry, properties) => {
      const all = [...entry.attributes.values()]
      const bytes = needs.bytes ? all.map(({ values }) => asBase64(values)) : []
      return withoutBrackets([
        ...head(entry, properties),
        all.map(({ name }) => name),
        all.map(({ values }) => asText(values)),
        bytes,
      ])
    }
  const textKeys = attributes.text.map((name) => name.toLowerCase())
  const byteKeys = attributes.bytes.map((name) => name.toLowerCase())
  return (entry, properties) => {
    const row: unknown[] = [...head(entry, properties)]
    for (const key of textKeys) row.push(asText(entry.attributes.get(key)?.values ?? []))
    for (const key of byteKeys) row.push(asBase64(entry.attributes.get(key)?.values ?? []))
    return withoutBrackets(row)
  }
}

const withoutBrackets = (row: readonly unknown[]): string => JSON.stringify(row).slice(1, -1)

const asText = (values: readonly AttributeValue[]): RowValues => compact(values.filter(isText))

const asBase64 = (values: readonly AttributeValue[]): RowValues =>
  compact(values.map((value) => Buffer.from(value).toString('base64')))

const isText = (value: AttributeValue): value is string => typeof value === 'string'

const compact = (values: readonly string[]): RowValues => {
  if (values.length > 1) return values
  return values[0] ?? 0
}
