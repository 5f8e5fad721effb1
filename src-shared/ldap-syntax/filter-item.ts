import { hexPairAt, textOrBytes, utf8Bytes } from './octets.ts'
import { syntaxError } from './syntax-error.ts'

// The part of a filter between two brackets: attribute, operator, value (RFC 4515 section 3).

/** An assertion value: text, or bytes where the octets are not UTF-8. */
export type FilterValue = string | Uint8Array

export type FilterItem =
  | { readonly kind: 'equal'; readonly attribute: string; readonly value: FilterValue }
  | { readonly kind: 'approximate'; readonly attribute: string; readonly value: FilterValue }
  | { readonly kind: 'greater-or-equal'; readonly attribute: string; readonly value: FilterValue }
  | { readonly kind: 'less-or-equal'; readonly attribute: string; readonly value: FilterValue }
  | { readonly kind: 'present'; readonly attribute: string }
  | {
      readonly kind: 'substrings'
      readonly attribute: string
      readonly initial: FilterValue | undefined
      readonly any: readonly FilterValue[]
      readonly final: FilterValue | undefined
    }
  | {
      readonly kind: 'extensible'
      readonly attribute: string | undefined
      readonly rule: string | undefined
      readonly dnAttributes: boolean
      readonly value: FilterValue
    }

interface ParsedItem {
  readonly item: FilterItem
  /** Index of the closing bracket, or the length of the text. */
  readonly next: number
}

// The underscore is no part of RFC 4512's names, but directories that came from databases have it.
const name = '(?:[A-Za-z][A-Za-z0-9_-]*|[0-9]+(?:\\.[0-9]+)*)'
const description = `${name}(?:;[A-Za-z0-9_-]+)*`
const comparison = new RegExp(`(${description})(=|>=|<=|~=)`, 'y')
const extensible = new RegExp(`(${description})?(:dn)?(?::(${name}))?:=`, 'iy')

export const parseFilterItem = (text: string, start: number): ParsedItem =>
  parseComparison(text, start) ?? parseExtensible(text, start) ?? fail(text, start)

const parseComparison = (text: string, start: number): ParsedItem | undefined => {
  comparison.lastIndex = start
  const match = comparison.exec(text)
  if (match === null) return undefined
  const [, attribute = '', operator = ''] = match
  const { parts, next } = parseValue(text, comparison.lastIndex)
  const [value = '', ...others] = parts
  if (operator === '=' && others.length > 0) return { item: substringsItem(attribute, value, others), next }
  if (others.length > 0) throw starError(text, comparison.lastIndex)
  return { item: { kind: kindOf(operator), attribute, value }, next }
}

const kindOf = (operator: string): 'equal' | 'approximate' | 'greater-or-equal' | 'less-or-equal' => {
  if (operator === '~=') return 'approximate'
  if (operator === '>=') return 'greater-or-equal'
  return operator === '<=' ? 'less-or-equal' : 'equal'
}

const substringsItem = (
  attribute: string,
  first: FilterValue,
  others: readonly FilterValue[],
): FilterItem => {
  const final = present(others.at(-1))
  const initial = present(first)
  // `**` between two parts asks for nothing more than `*` does, and an empty part has no place in the protocol.
  const any = others.slice(0, -1).filter((part) => part.length > 0)
  if (initial === undefined && final === undefined && any.length === 0) return { kind: 'present', attribute }
  return { kind: 'substrings', attribute, initial, any, final }
}

const present = (part: FilterValue | undefined): FilterValue | undefined =>
  part?.length === 0 ? undefined : part

const parseExtensible = (text: string, start: number): ParsedItem | undefined => {
  extensible.lastIndex = start
  const match = extensible.exec(text)
  if (match === null) return undefined
  const valueStart = extensible.lastIndex
  const [, attribute, dnFlag, rule] = match
  if (attribute === undefined && rule === undefined)
    throw syntaxError('The filter', start, 'before ":=" an attribute or a matching rule is missing. Add one.')
  const { parts, next } = parseValue(text, valueStart)
  const [value = '', ...others] = parts
  if (others.length > 0) throw starError(text, valueStart)
  return { item: { kind: 'extensible', attribute, rule, dnAttributes: dnFlag !== undefined, value }, next }
}

/** The value as the parts between its stars. */
const parseValue = (text: string, start: number): { parts: FilterValue[]; next: number } => {
  const parts: FilterValue[] = []
  let pieces: string[] = []
  let octets: number[] | undefined
  let index = start
  const endPart = (): void => {
    parts.push(octets === undefined ? pieces.join('') : textOrBytes(Uint8Array.from(octets)))
    pieces = []
    octets = undefined
  }
  for (; index < text.length && text[index] !== ')'; index++) {
    const character = text.charAt(index)
    if (character === '*') {
      endPart()
      continue
    }
    if (character === '(' || character === '\0')
      throw syntaxError(
        'The filter',
        index,
        character === '('
          ? 'an opening bracket stands inside a value. Write it as "\\28", or close the bracket before.'
          : 'a NUL stands inside a value. Write it as "\\00".',
      )
    if (character === '\\') {
      octets ??= [...utf8Bytes(pieces.join(''))]
      octets.push(escapedOctet(text, index))
      index += 2
    } else if (octets === undefined) pieces.push(character)
    else {
      const whole = String.fromCodePoint(text.codePointAt(index) ?? 0)
      octets.push(...utf8Bytes(whole))
      index += whole.length - 1
    }
  }
  endPart()
  return { parts, next: index }
}

const escapedOctet = (text: string, index: number): number => {
  const octet = hexPairAt(text, index + 1)
  if (octet !== undefined) return octet
  throw syntaxError(
    'The filter',
    index,
    'after a backslash two hexadecimal digits should follow. Write "*" as "\\2a", "(" as "\\28", ")" as "\\29", "\\" as "\\5c".',
  )
}

const starError = (text: string, start: number): Error =>
  syntaxError(
    'The filter',
    text.indexOf('*', start),
    'a star works only with "=". Write a literal star as "\\2a".',
  )

const fail = (text: string, start: number): never => {
  if (text[start] === ')' || start >= text.length)
    throw syntaxError('The filter', start, 'the brackets are empty. Write a condition, as in "(uid=*)".')
  const attribute = new RegExp(description, 'y')
  attribute.lastIndex = start
  if (attribute.exec(text) === null)
    throw syntaxError('The filter', start, 'an attribute name should stand here. It begins with a letter.')
  throw syntaxError(
    'The filter',
    attribute.lastIndex,
    'after the attribute name "=", ">=", "<=", "~=" or ":=" should follow.',
  )
}
