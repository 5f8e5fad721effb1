import { z } from 'zod'
import { PropertyMapping } from '../domain/property-mapping.ts'
import { call } from './call.ts'

export const MappingRow = z.strictObject({
  name: z.string(),
  objectType: z.enum(['user', 'group', 'any']),
  builtIn: z.boolean(),
  /** Empty for built-in ones, which are code. */
  expression: z.string(),
  description: z.string(),
  usedBy: z.array(z.string()),
})
export type MappingRow = z.infer<typeof MappingRow>

export const MappingProblemView = z.strictObject({
  mapping: z.string(),
  message: z.string(),
  line: z.number().int().nullable(),
})

export const mappingCalls = {
  'mappings.list': call(z.void(), z.array(MappingRow)),
  'mappings.save': call(
    z.strictObject({ editing: z.string().nullable(), mapping: PropertyMapping }),
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('saved'), name: z.string() }),
      z.strictObject({
        kind: z.literal('refused'),
        problems: z.array(
          z.strictObject({ path: z.string(), message: z.string(), line: z.number().int().nullable() }),
        ),
      }),
    ]),
  ),
  'mappings.remove': call(z.strictObject({ name: z.string() }), z.void()),
  /** Evaluates an unsaved expression on a stored entry, while typing. */
  'mappings.preview': call(
    z.strictObject({ mapping: PropertyMapping, object: z.enum(['user', 'group']), id: z.number().int() }),
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('mapped'),
        properties: z.record(z.string(), z.unknown()),
        milliseconds: z.number(),
      }),
      z.strictObject({ kind: z.literal('skipped') }),
      /** It runs, but not for this entry. */
      z.strictObject({ kind: z.literal('failed'), problem: MappingProblemView }),
      /** It is no JavaScript, for no entry. */
      z.strictObject({ kind: z.literal('invalid'), problem: MappingProblemView }),
    ]),
  ),
  /** Names for completion, most frequent first, gathered from a sample of stored entries. */
  'mappings.attributeNames': call(z.void(), z.array(z.string())),
}
