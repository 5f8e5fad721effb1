import { dnKey } from '../../src-shared/ldap-syntax/distinguished-name.ts'
import { preparedText } from '../../src-shared/ldap-syntax/string-preparation.ts'
import { assertNever } from '../../src-shared/errors/assert-never.ts'
import type { Matching } from './attribute-types.ts'

export type EntryValue = string | Uint8Array

/**
 * A text that two values share exactly when the type's equality rule holds them equal (RFC 4517 section 4.2);
 * undefined for a value that the type's syntax does not allow.
 */
export const comparisonKey = (matching: Matching, value: EntryValue): string | undefined => {
  if (matching === 'octets') return octetKey(value)
  if (typeof value !== 'string') return matching === 'ignore-case' ? octetKey(value) : undefined
  switch (matching) {
    case 'ignore-case':
      return preparedText(value)
    case 'exact':
      return value
    case 'integer':
      return integerKey(value)
    case 'dn':
      return dnKey(value)
    case 'time':
      return timeKey(value)
    case 'telephone':
      return preparedText(value).replaceAll(/[ -]/g, '')
    case 'boolean':
      return /^(?:true|false)$/i.test(value) ? value.toUpperCase() : undefined
    default:
      return assertNever(matching)
  }
}

// A prefix keeps bytes apart from text that happens to look like them.
const octetKey = (value: EntryValue): string => `\0${Buffer.from(value).toString('latin1')}`

const integerKey = (value: string): string | undefined =>
  /^[+-]?\d{1,40}$/.test(value) ? BigInt(value.replace('+', '')).toString() : undefined

const timePattern = /^(\d{10})(\d{2})?(\d{2})?(?:[.,](\d+))?Z$/

// Only the UTC form: directories store it (RFC 4517 section 3.3.13), and offsets would only complicate the keys.
const timeKey = (value: string): string | undefined => {
  const [, hour, minute = '00', second = '00', fraction = ''] = timePattern.exec(value) ?? []
  return hour === undefined ? undefined : `${hour}${minute}${second}.${fraction.replace(/0+$/, '')}`
}

/** Order of two keys, undefined where the type has no ordering rule. */
export const compareKeys = (matching: Matching, left: string, right: string): number | undefined => {
  switch (matching) {
    case 'integer':
      return order(BigInt(left), BigInt(right))
    case 'ignore-case':
    case 'exact':
    case 'time':
    case 'octets':
      return order(left, right)
    default:
      return undefined
  }
}

const order = <Ordered extends bigint | string>(left: Ordered, right: Ordered): number => {
  if (left === right) return 0
  return left < right ? -1 : 1
}

/** A value prepared for substring matching: like its key, but outer spaces count. Undefined where there is no rule. */
export const substringKey = (matching: Matching, value: EntryValue): string | undefined => {
  if (typeof value !== 'string') return undefined
  if (matching === 'exact') return value
  if (matching === 'telephone') return preparedText(value).replaceAll(/[ -]/g, '')
  if (matching !== 'ignore-case') return undefined
  // The bars keep the spaces at both ends from being trimmed; no character composes with a bar.
  return preparedText(`|${value}|`).slice(1, -1)
}
