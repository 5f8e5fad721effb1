import type { MappedProperties, PropertyMapping } from '../../src-shared/domain/property-mapping.ts'
import { findBuiltInMapping } from './built-in-mappings.ts'
import { createExpressionMapping, type PageEntry } from './expression-mapping.ts'
import { addGivenProperties, type GatheredProperties, type ObjectType } from './given-properties.ts'
import type { Given } from './given.ts'
import { createInterpreterStock, type InterpreterStock } from './interpreter-stock.ts'
import type { MappingEvaluator, MappingResult, MappingSetup, MappingSource } from './mapping-evaluator.ts'

/**
 * Compiles the mappings of a source for one kind of object: built-in ones to native functions, the others each to
 * a sandbox of its own. Throws `mapping.invalid` for an expression that does not compile.
 */
export const createMappingEvaluator = async (setup: MappingSetup): Promise<MappingEvaluator> => {
  const { source, objectType, mappings } = setup
  const own = mappings.filter((mapping) => findBuiltInMapping(mapping.name) === undefined).length
  const stock = own === 0 ? undefined : await createInterpreterStock(own + spareInterpreters)
  const steps = mappings.map((mapping) => createStep(mapping, source, stock))
  return {
    evaluatePage: (entries, initial) => {
      const objects: WorkedObject[] = entries.map((entry, index) => {
        const base = initial[index] ?? { attributes: {} }
        return { entry, base, properties: { ...base }, ending: undefined }
      })
      for (const step of steps) {
        const live = objects.filter(({ ending }) => ending === undefined)
        if (live.length > 0) apply(step, live, objectType)
      }
      stock?.refill()
      return objects.map(({ ending, properties }) => ending ?? { kind: 'mapped', properties })
    },
    close: () => {
      for (const step of steps) step.close()
    },
  }
}

// How many runaway built-ins one page may meet before its remaining objects fail with it.
const spareInterpreters = 2

interface WorkedObject extends PageEntry {
  readonly base: MappedProperties
  readonly properties: GatheredProperties
  /** Set when nothing more is to be done: it failed, or is to be skipped. */
  ending: MappingResult | undefined
}

interface Step {
  readonly mapping: string
  evaluate(objects: readonly WorkedObject[]): readonly Given[]
  close(): void
}

const createStep = (
  mapping: PropertyMapping,
  source: MappingSource,
  stock: InterpreterStock | undefined,
): Step => {
  const builtIn = findBuiltInMapping(mapping.name)
  if (builtIn === undefined && stock !== undefined)
    return { mapping: mapping.name, ...createExpressionMapping(mapping, source, stock) }
  return {
    mapping: mapping.name,
    evaluate: (objects) =>
      objects.map(({ entry, base }) => {
        try {
          return { kind: 'given', value: builtIn?.give(entry, base) ?? {} }
        } catch (error) {
          const message = error instanceof Error ? error.message : 'it failed'
          return failed(mapping.name, message)
        }
      }),
    close: () => undefined,
  }
}

const apply = (step: Step, objects: readonly WorkedObject[], objectType: ObjectType): void => {
  const results = step.evaluate(objects)
  for (const [index, object] of objects.entries()) {
    const given = results[index]
    if (given === undefined || given.kind === 'nothing') continue
    if (given.kind === 'given') {
      const problem = addGivenProperties(object.properties, given.value, objectType)
      if (problem !== undefined) object.ending = failed(step.mapping, problem)
    } else {
      object.ending = given.kind === 'skip' ? given : { kind: 'failed', problem: given.problem }
    }
  }
}

const failed = (mapping: string, message: string): Given & { readonly kind: 'failed' } => ({
  kind: 'failed',
  reason: 'failed',
  problem: { code: 'mapping.failed', mapping, message, line: undefined },
})
