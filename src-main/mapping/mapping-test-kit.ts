// Builders for the tests of this folder.
import type { AttributeValue, DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import type { MappedProperties } from '../../src-shared/domain/property-mapping.ts'
import { createMappingEvaluator } from './create-mapping-evaluator.ts'
import type { ObjectType } from './given-properties.ts'
import type { MappingResult } from './mapping-evaluator.ts'

type Values = AttributeValue | readonly AttributeValue[]

export const anEntry = (
  attributes: Readonly<Record<string, Values>>,
  dn = 'uid=x,dc=example,dc=org',
): DirectoryEntry => ({
  dn,
  attributes: new Map(
    Object.entries(attributes).map(([name, values]) => [
      name.toLowerCase(),
      { name, values: typeof values === 'string' || values instanceof Uint8Array ? [values] : values },
    ]),
  ),
})

export const aSource = { slug: 'corp', name: 'Corp directory', baseDn: 'dc=example,dc=org' }

interface PageOptions {
  readonly entries?: readonly DirectoryEntry[]
  readonly initial?: readonly MappedProperties[]
  readonly objectType?: ObjectType
}

/** Evaluates a page with expressions named first, second, ... (or the names given) in that order. */
export const mapPage = async (
  expressions: readonly (string | { readonly name: string; readonly expression: string })[],
  { entries = [anEntry({})], initial, objectType = 'user' }: PageOptions = {},
): Promise<readonly MappingResult[]> => {
  const evaluator = await createMappingEvaluator({
    source: aSource,
    objectType,
    mappings: expressions.map((given, index) => ({
      objectType: 'any',
      ...(typeof given === 'string'
        ? { name: ['first', 'second', 'third'][index] ?? '', expression: given }
        : given),
    })),
  })
  try {
    return evaluator.evaluatePage(entries, initial ?? entries.map(() => ({ attributes: {} })))
  } finally {
    evaluator.close()
  }
}

/** What expressions make of one entry. */
export const mapOne = async (
  expressions: string | readonly string[],
  options: Omit<PageOptions, 'entries'> & { readonly entry?: DirectoryEntry } = {},
): Promise<MappingResult> => {
  const { entry = anEntry({}), ...rest } = options
  const [result] = await mapPage(typeof expressions === 'string' ? [expressions] : expressions, {
    ...rest,
    entries: [entry],
  })
  if (result === undefined) throw new Error('no result')
  return result
}

/** The value an expression computes, carried out in `attributes.value`. */
export const valueOf = async (body: string, options: Parameters<typeof mapOne>[1] = {}): Promise<unknown> => {
  const result = await mapOne(
    `const value = (() => { ${body} })(); return { attributes: { value } }`,
    options,
  )
  if (result.kind !== 'mapped') throw new Error(JSON.stringify(result))
  return result.properties.attributes['value']
}

/** The problem of an expression that has to fail. */
export const problemOf = async (
  expression: string,
  options: Parameters<typeof mapOne>[1] = {},
): Promise<{ readonly code: string; readonly message: string; readonly line: number | undefined }> => {
  const result = await mapOne(expression, options)
  if (result.kind !== 'failed') throw new Error(`it did not fail: ${JSON.stringify(result)}`)
  const { code, message, line } = result.problem
  return { code, message, line }
}
