import type { MappedProperties } from '../../src-shared/domain/property-mapping.ts'
import { resultDepth } from './sandbox-limits.ts'

export type ObjectType = 'user' | 'group'

/** An object's properties while its mappings run. */
export type GatheredProperties = { -readonly [Key in keyof MappedProperties]: MappedProperties[Key] }

const allowedKeys: Readonly<Record<ObjectType, readonly string[]>> = {
  user: ['username', 'name', 'email', 'path', 'isActive', 'attributes'],
  group: ['name', 'parent', 'attributes'],
}

// Keys that mean something else than themselves on a plain object; data from a directory has no use for them.
const reservedKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Adds what a mapping gave to what the mappings before it gave: later values win, objects within `attributes`
 * merge. A list for a single property stands for its first value; null and undefined are no value. Answers what is
 * wrong with it; the properties are then of no use.
 */
export const addGivenProperties = (
  gathered: GatheredProperties,
  given: Readonly<Record<string, unknown>>,
  objectType: ObjectType,
): string | undefined => {
  for (const key of Object.keys(given)) {
    if (!isAllowed(key, objectType)) return unknownKey(key, objectType)
    const rawValue = given[key]
    const value: unknown = Array.isArray(rawValue) && key !== 'attributes' ? rawValue[0] : rawValue
    if (value === null || value === undefined) continue
    if (key === 'attributes') {
      if (!isRecord(value)) return `attributes must be an object, not ${kindOf(value)}`
      const problem = findBadAttribute(value, 'attributes', 1)
      if (problem !== undefined) return problem
      gathered.attributes = mergeObjects(gathered.attributes, value)
    } else if (key === 'isActive') {
      if (typeof value !== 'boolean') return `isActive must be true or false, not ${kindOf(value)}`
      gathered.isActive = value
    } else {
      if (typeof value !== 'string') return `${key} must be text, not ${kindOf(value)}`
      gathered[key] = value.toWellFormed()
    }
  }
  return undefined
}

type PropertyKey = Exclude<keyof MappedProperties, symbol>

const isAllowed = (key: string, objectType: ObjectType): key is PropertyKey =>
  allowedKeys[objectType].includes(key)

const unknownKey = (key: string, objectType: ObjectType): string =>
  `"${key}" is not a property of a ${objectType}; it may set ${allowedKeys[objectType].join(', ')}` +
  ` (anything else belongs into attributes)`

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const kindOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'number') return 'a number'
  if (typeof value === 'boolean') return 'true or false'
  return 'an object'
}

const findBadAttribute = (value: unknown, path: string, depth: number): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  if (depth > resultDepth) return `attributes are nested more than ${resultDepth} levels deep`
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value) && reservedKeys.has(key)) return `${path} may not have the key "${key}"`
    const problem = findBadAttribute(inner, path, depth + 1)
    if (problem !== undefined) return problem
  }
  return undefined
}

/** Later values win, objects merge. Safe because `findBadAttribute` let no reserved key through. */
const mergeObjects = (
  base: Readonly<Record<string, unknown>>,
  added: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => {
  const merged: Record<string, unknown> = { ...base }
  for (const [key, value] of Object.entries(added)) {
    const before = Object.hasOwn(merged, key) ? merged[key] : undefined
    merged[key] = isRecord(before) && isRecord(value) ? mergeObjects(before, value) : wellFormed(value)
  }
  return merged
}

// Half a surrogate pair, as left by cutting an emoji in two, cannot be stored as UTF-8.
const wellFormed = (value: unknown): unknown => {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(wellFormed)
  return isRecord(value) ? mergeObjects({}, value) : value
}
