import { LdapSource } from './ldap-source.ts'

export interface FieldChange {
  /** `baseDn`, `limits.percent`. */
  readonly field: string
  readonly old: unknown
  readonly new: unknown
}

/** The fields in which two sources differ, in the order of the schema. */
export const diffSources = (before: LdapSource, after: LdapSource): readonly FieldChange[] => {
  const olds = flattened(before)
  const news = flattened(after)
  return [...new Set([...olds.keys(), ...news.keys()])]
    .map((field) => ({ field, old: olds.get(field), new: news.get(field) }))
    .filter((change) => JSON.stringify(change.old) !== JSON.stringify(change.new))
}

const flattened = (source: LdapSource): ReadonlyMap<string, unknown> =>
  new Map(
    Object.entries(exportSource(source)).flatMap(([field, value]): [string, unknown][] =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value).map(([inner, part]) => [`${field}.${inner}`, part])
        : [[field, value]],
    ),
  )

/** What `source apply` reads back: every field of the schema, defaults written out, secrets never part of it. */
export const exportSource = (source: LdapSource): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.keys(LdapSource.shape).map((field) => [field, Reflect.get(source, field) ?? fieldDefaults[field]]),
  )

// A source stored before it was the first of several; every other field always has a value.
const fieldDefaults: Readonly<Record<string, unknown>> = { syncUsersPassword: false }
