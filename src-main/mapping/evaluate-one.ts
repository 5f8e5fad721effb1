import type { DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import type { MappedProperties, PropertyMapping } from '../../src-shared/domain/property-mapping.ts'
import { createMappingEvaluator } from './create-mapping-evaluator.ts'
import type { MappingResult, MappingSetup } from './mapping-evaluator.ts'

/** Evaluates one mapping on one entry, by the same code as a run. Throws `mapping.invalid` as that does. */
export const evaluateOne = async (
  mapping: PropertyMapping,
  entry: DirectoryEntry,
  options: Pick<MappingSetup, 'source' | 'objectType'> & { readonly initial?: MappedProperties },
): Promise<MappingResult> => {
  const { source, objectType, initial = { attributes: {} } } = options
  const evaluator = await createMappingEvaluator({ source, objectType, mappings: [mapping] })
  try {
    const [result] = evaluator.evaluatePage([entry], [initial])
    return result ?? { kind: 'mapped', properties: initial }
  } finally {
    evaluator.close()
  }
}
