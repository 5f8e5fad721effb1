import type {
  AttributeMap,
  DesiredObject,
  FieldChanges,
  StoredObject,
} from '../../src-shared/domain/sync-object.ts'

export interface Comparison {
  readonly changes: FieldChanges
  /** The attributes to store: what is kept of the old, replaced and completed by what this source gives now. */
  readonly attributes: AttributeMap
  /** The scalar fields to store; a field that no source ever gave keeps what a person typed. */
  readonly fields: Readonly<Record<string, string | boolean>>
  /** Keys that had a value from this source and now have none: counted against the limits (failure F19). */
  readonly blanked: readonly string[]
}

/**
 * Compares a stored object with what the directory asks for. What this source gave before and gives no longer is
 * removed, unless another source gives it; what a person or another source put there stays.
 */
export const compareObject = (stored: StoredObject, desired: DesiredObject): Comparison => {
  const given = new Set(desired.provided)
  const kept = new Set(stored.providedByOthers)
  const withdrawn = stored.provided.filter((key) => !given.has(key) && !kept.has(key))
  const changes: Record<string, readonly [unknown, unknown]> = {}
  const fields = compareFields(stored, desired, { given, withdrawn, changes })
  const attributes = compareAttributes(stored, desired, { kept, withdrawn, changes })
  const stateNow = stored.connectionState === 'present' ? stored.state : stored.connectionState
  if (stateNow !== 'present') changes['state'] = [stateNow, 'present']
  return { changes, attributes, fields, blanked: withdrawn.filter((key) => key in changes) }
}

interface FieldContext {
  readonly given: ReadonlySet<string>
  readonly withdrawn: readonly string[]
  readonly changes: Record<string, readonly [unknown, unknown]>
}

const compareFields = (
  stored: StoredObject,
  desired: DesiredObject,
  { given, withdrawn, changes }: FieldContext,
): Record<string, string | boolean> => {
  // Both are plain records of one shape per kind; the union hides the common index signature.
  const before = stored.fields as Readonly<Record<string, string | boolean>>
  const wanted = desired.fields as Readonly<Record<string, string | boolean>>
  const after: Record<string, string | boolean> = {}
  for (const [key, old] of Object.entries(before)) {
    const isOurs = key === 'isActive' || given.has(key) || withdrawn.includes(key)
    const value = isOurs ? (wanted[key] ?? old) : old
    after[key] = value
    if (value !== old) changes[key] = [old, value]
  }
  return after
}

const compareAttributes = (
  stored: StoredObject,
  desired: DesiredObject,
  { kept, withdrawn, changes }: Omit<FieldContext, 'given'> & { readonly kept: ReadonlySet<string> },
): AttributeMap => {
  const after = new Map(Object.entries(stored.attributes))
  const given = new Map(Object.entries(desired.attributes))
  for (const key of withdrawn) {
    if (!key.startsWith('attributes.')) continue
    const name = key.slice('attributes.'.length)
    // One that is given empty is replaced below.
    if (!after.has(name) || given.get(name) !== undefined) continue
    changes[key] = [after.get(name), null]
    after.delete(name)
  }
  for (const [name, value] of given) {
    if (value === undefined || (isEmptyValue(value) && kept.has(`attributes.${name}`))) continue
    const old = after.get(name)
    if (!isSameJson(old, value)) changes[`attributes.${name}`] = [old ?? null, value]
    after.set(name, value)
  }
  // fromEntries defines keys instead of assigning them, so an attribute called `__proto__` stays data.
  return Object.fromEntries(after)
}

/** What stands for "no value" however a mapping wrote it. */
export const isEmptyValue = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Deep equality of JSON values; the order of keys does not matter, the order of list items does. */
export const isSameJson = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keysOfA = Object.keys(a)
  if (keysOfA.length !== Object.keys(b).length) return false
  // Checked above: both are non-null objects, or both arrays, whose own keys are read as data.
  const [left, right] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>]
  return keysOfA.every((key) => Object.hasOwn(right, key) && isSameJson(left[key], right[key]))
}
