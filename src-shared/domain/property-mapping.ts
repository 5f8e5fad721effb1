import { z } from 'zod'

export const mappingObjectTypes = ['user', 'group', 'any'] as const

/** A property mapping: turns an entry into properties of a user or group. Expressions: see docs/mappings.md. */
export const PropertyMapping = z.strictObject({
  name: z.string().trim().min(1).max(200),
  objectType: z.enum(mappingObjectTypes).default('any'),
  expression: z.string().min(1).max(65_536),
})
export type PropertyMapping = z.infer<typeof PropertyMapping>

/** What mappings gather for one object before it is matched. Keys other than these are refused by name. */
export interface MappedProperties {
  readonly username?: string
  readonly name?: string
  readonly email?: string
  readonly path?: string
  readonly isActive?: boolean
  readonly parent?: string
  readonly attributes: Readonly<Record<string, unknown>>
}
