import type { AttributeValue } from '../../src-shared/domain/directory-entry.ts'
import { assertNever } from '../../src-shared/errors/assert-never.ts'
import { fileTimeIntervalSeconds, fileTimeToIso } from '../../src-shared/ldap-syntax/filetime.ts'
import { generalizedTimeToIso } from '../../src-shared/ldap-syntax/generalized-time.ts'
import type { AttributeSchema } from './attribute-schema.ts'
import { builtInMeanings, type ValueMeaning } from './attribute-types.ts'

/** A value as what it stands for. */
export type TypedValue =
  | { readonly kind: 'instant'; readonly iso: string }
  | { readonly kind: 'interval'; readonly seconds: number }
  | { readonly kind: 'never' }
  | { readonly kind: 'boolean'; readonly value: boolean }

/**
 * What a value stands for, by the built-in table and then by the server's schema; undefined where it is no more than
 * the text or bytes it is, or not what its attribute promises.
 */
export const typeValue = (
  attribute: string,
  value: AttributeValue,
  schema?: AttributeSchema,
): TypedValue | undefined => {
  if (typeof value !== 'string') return undefined
  const [type = ''] = attribute.toLowerCase().split(';')
  const means = builtInMeanings.get(type) ?? schema?.meanings.get(type)
  return means === undefined ? undefined : readAs(means, value.trim())
}

const readAs = (means: ValueMeaning, text: string): TypedValue | undefined => {
  switch (means) {
    case 'file-time':
      return instant(fileTimeToIso(text))
    case 'generalized-time':
      return instant(generalizedTimeToIso(text))
    case 'interval':
      return interval(fileTimeIntervalSeconds(text))
    case 'boolean':
      return boolean(text)
    case 'days':
      return days(text)
    default:
      return assertNever(means)
  }
}

const never: TypedValue = { kind: 'never' }

const instant = (iso: string | 'never' | undefined): TypedValue | undefined => {
  if (iso === undefined) return undefined
  return iso === 'never' ? never : { kind: 'instant', iso }
}

const interval = (seconds: number | 'never' | undefined): TypedValue | undefined => {
  if (seconds === undefined) return undefined
  return seconds === 'never' ? never : { kind: 'interval', seconds }
}

// RFC 4517 section 3.3.3 knows TRUE and FALSE alone; 389 keeps nsAccountLock as text in whatever case it came.
const boolean = (text: string): TypedValue | undefined => {
  const word = text.toLowerCase()
  return word === 'true' || word === 'false' ? { kind: 'boolean', value: word === 'true' } : undefined
}

const dayMs = 86_400_000

const days = (text: string): TypedValue | undefined => {
  if (/^-\d+$/.test(text)) return never
  // Nine digits of days are beyond what Date can say.
  return /^\d{1,8}$/.test(text)
    ? { kind: 'instant', iso: new Date(Number(text) * dayMs).toISOString() }
    : undefined
}
