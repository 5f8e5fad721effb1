import { canonicalTypeName } from './attribute-type-names.ts'
import { type DnValue, parseDnValue, printDnValue } from './dn-value.ts'
import { hexText } from './octets.ts'
import { preparedText } from './string-preparation.ts'
import { syntaxError } from './syntax-error.ts'

// Distinguished names as RFC 4514 writes them. Read more liberally than written: spaces around separators and the
// prefix `oid.` are accepted, because servers and people still send them (RFC 2253 section 4).

export interface AttributeTypeAndValue {
  readonly type: string
  readonly value: DnValue
}
export type Rdn = readonly AttributeTypeAndValue[]
/** Own RDN first, root last; the empty list is the root DSE. */
export type DistinguishedName = readonly Rdn[]

/** Parses RFC 4514 text; throws `input.invalid` with the position of the first mistake. */
export const parseDn = (text: string): DistinguishedName => {
  if (text.trim() === '') return []
  const dn: Rdn[] = []
  let rdn: AttributeTypeAndValue[] = []
  let index = 0
  while (true) {
    const { type, next } = parseType(text, index)
    const { value, end } = parseDnValue(text, next)
    rdn.push({ type, value })
    index = end + 1
    if (text[end] === '+') continue
    dn.push(rdn)
    if (end >= text.length) return dn
    rdn = []
  }
}

const typePattern = / *((?:[A-Za-z][A-Za-z0-9_-]*)|(?:(?:[oO][iI][dD]\.)?\d+(?:\.\d+)*)) *=/y

const parseType = (text: string, index: number): { type: string; next: number } => {
  typePattern.lastIndex = index
  const type = typePattern.exec(text)?.[1]
  if (type === undefined) throw syntaxError('The DN', index, typeProblem(text.slice(index)))
  return { type, next: typePattern.lastIndex }
}

const typeProblem = (rest: string): string =>
  rest.trim() === ''
    ? 'it ends where another part such as "dc=example" should follow. Remove the last separator or add the part.'
    : 'an attribute name and "=" should stand here, as in "ou=people". Write a comma inside a value as "\\,".'

/** RFC 4514 text with commas only, no spaces around them. */
export const printDn = (dn: DistinguishedName): string =>
  dn.map((rdn) => rdn.map(({ type, value }) => `${type}=${printDnValue(value)}`).join('+')).join(',')

export const isValidDn = (text: string): boolean => {
  try {
    parseDn(text)
    return true
  } catch {
    return false
  }
}

/**
 * A text that is the same for every spelling of one DN: case, escapes, insignificant spaces, long names or OIDs of
 * well-known types, order inside a multi-valued RDN. Never throws: what is no DN is only folded.
 */
export const dnKey = (text: string): string => (isPlainDn(text) ? text.toLowerCase() : slowDnKey(text))

const longestCanonicalName = 5

// Whether lower-casing alone gives the key: letters that prepare to themselves, short type names, one value an RDN, no spaces that
// would be folded, no escapes but those that the key keeps. A run asks this a million times, hence the one loop
// over character codes.
const isPlainDn = (text: string): boolean => {
  let typeStart = 0
  let inType = true
  let previous = space
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (inType) {
      if (code === equals) {
        const length = index - typeStart
        if (length === 0 || length > longestCanonicalName) return false
        inType = false
        previous = space
      } else if (!isLetter(code)) return false
      continue
    }
    if (code === comma) {
      if (previous === space && text.charCodeAt(index - 1) === space) return false
      inType = true
      typeStart = index + 1
    } else if (code === backslash) {
      if (!keptEscapes.includes(text.charAt(index + 1)) || index + 1 >= text.length) return false
      index++
      previous = comma
    } else {
      if (code < space || isSpecial(code) || (code > lastPrintable && !isPlainLetter(code))) return false
      if (code === space && previous === space) return false
      previous = code
    }
  }
  return !inType && text.charCodeAt(text.length - 1) !== space
}

const space = 0x20
const lastPrintable = 0x7e
const comma = 0x2c
const equals = 0x3d
const backslash = 0x5c
const keptEscapes = ',+"\\<>;'

const isLetter = (code: number): boolean => (code | space) >= 97 && (code | space) <= 122
// " # + ; < >
const isSpecial = (code: number): boolean =>
  code === 0x22 || code === 0x23 || code === 0x2b || code === 0x3b || code === 0x3c || code === 0x3e

// Latin, Cyrillic and Chinese letters that no preparation changes but for case; names with umlauts are too frequent
// for the thorough way. Combining marks lie outside, and what folds to something else is left out.
const isPlainLetter = (code: number): boolean =>
  (code >= 0xc0 && code <= 0x17e && !changingLetters.includes(code)) ||
  (code >= 0x400 && code <= 0x45f) ||
  (code >= 0x4e00 && code <= 0x9fff)
// ß İ Ĳ ĳ Ŀ ŀ ŉ
const changingLetters = [0xdf, 0x130, 0x132, 0x133, 0x13f, 0x140, 0x149]

const slowDnKey = (text: string): string => {
  try {
    return parseDn(text).map(rdnKey).join(',')
  } catch {
    return preparedText(text)
  }
}

const rdnKey = (rdn: Rdn): string =>
  rdn
    .map(({ type, value }) => `${canonicalTypeName(type)}=${valueKey(value)}`)
    .sort()
    .join('+')

const valueKey = (value: DnValue): string =>
  typeof value === 'string' ? printDnValue(preparedText(value)) : `#${hexText(value)}`

/** The DN above, in the spelling given; undefined for the root and for what is no DN. */
export const parentDn = (dn: string): string | undefined => {
  if (!isValidDn(dn) || dn.trim() === '') return undefined
  const end = firstSeparator(dn)
  return end === -1 ? '' : dn.slice(end + 1).trim()
}

const firstSeparator = (dn: string): number => {
  for (let index = 0; index < dn.length; index++) {
    const character = dn.charAt(index)
    if (character === '\\') index++
    else if (character === ',') return index
  }
  return -1
}

/** Whether a DN is the base or lies below it. */
export const isWithin = (dn: string, base: string): boolean => isKeyWithin(dnKey(dn), dnKey(base))

/** The same for two texts that are comparison keys already. */
export const isKeyWithin = (key: string, baseKey: string): boolean => {
  if (baseKey === '' || key === baseKey) return true
  if (!key.endsWith(`,${baseKey}`)) return false
  let escapes = 0
  const beforeComma = key.length - baseKey.length - 2
  while (key.charAt(beforeComma - escapes) === '\\') escapes++
  return escapes % 2 === 0
}

/** The first value of the DN's own RDN as text, undefined for the root and for what is no DN. */
export const rdnValue = (dn: string): string | undefined => {
  if (!isValidDn(dn)) return undefined
  const value = parseDn(dn)[0]?.[0]?.value
  return value instanceof Uint8Array ? `#${hexText(value)}` : value
}
