import type { AppError } from '../errors/app-error.ts'
import { assertNever } from '../errors/assert-never.ts'
import { type FilterItem, type FilterValue, parseFilterItem } from './filter-item.ts'
import { hexText, utf8Bytes } from './octets.ts'
import { syntaxError } from './syntax-error.ts'

// Search filters as RFC 4515 writes them, with the absolute true `(&)` and false `(|)` of RFC 4526. White space
// between the parts is accepted, because people break long filters into lines.

export type SearchFilter =
  | { readonly kind: 'and'; readonly filters: readonly SearchFilter[] }
  | { readonly kind: 'or'; readonly filters: readonly SearchFilter[] }
  | { readonly kind: 'not'; readonly filter: SearchFilter }
  | FilterItem

// What OpenLDAP takes by default, and far below what the stack of a recursive reader holds.
export const deepestFilter = 1000

/** Parses RFC 4515 text; throws `input.invalid` with the position of the first mistake. */
export const parseFilter = (text: string): SearchFilter => {
  const start = skipWhiteSpace(text, 0)
  const { filter, next } = parseAt(text, start, 1)
  const end = skipWhiteSpace(text, next)
  if (end < text.length)
    throw filterError(
      end,
      text[end] === ')'
        ? 'there is a closing bracket too many. Remove it.'
        : 'something follows the end of the filter. Combine two filters as "(&(first)(second))".',
    )
  return filter
}

interface Parsed {
  readonly filter: SearchFilter
  readonly next: number
}

const parseAt = (text: string, index: number, depth: number): Parsed => {
  if (depth > deepestFilter)
    throw filterError(
      index,
      `it is nested more than ${deepestFilter} levels deep. Join nested parts into one list.`,
    )
  if (text[index] !== '(')
    throw filterError(index, 'an opening bracket should stand here, as in "(objectClass=person)".')
  const inner = skipWhiteSpace(text, index + 1)
  const operator = text[inner]
  if (operator === '&' || operator === '|') {
    const { filters, next } = parseList(text, inner + 1, depth)
    return { filter: { kind: operator === '&' ? 'and' : 'or', filters }, next: closeAt(text, next) }
  }
  if (operator === '!') {
    const { filter, next } = parseAt(text, skipWhiteSpace(text, inner + 1), depth + 1)
    return { filter: { kind: 'not', filter }, next: closeAt(text, next) }
  }
  const { item, next } = parseFilterItem(text, inner)
  return { filter: item, next: closeAt(text, next) }
}

const parseList = (text: string, start: number, depth: number): { filters: SearchFilter[]; next: number } => {
  const filters: SearchFilter[] = []
  let index = skipWhiteSpace(text, start)
  while (text[index] === '(') {
    const { filter, next } = parseAt(text, index, depth + 1)
    filters.push(filter)
    index = skipWhiteSpace(text, next)
  }
  return { filters, next: index }
}

const closeAt = (text: string, index: number): number => {
  const end = skipWhiteSpace(text, index)
  if (text[end] === ')') return end + 1
  throw filterError(
    end,
    end >= text.length
      ? 'a closing bracket is missing at the end. Add ")".'
      : 'a closing bracket should stand here; "!" takes one filter, "&" and "|" take filters in brackets.',
  )
}

const skipWhiteSpace = (text: string, start: number): number => {
  let index = start
  while (index < text.length && ' \t\r\n'.includes(text.charAt(index))) index++
  return index
}

const filterError = (index: number, problem: string): AppError => syntaxError('The filter', index, problem)

/** RFC 4515 text without white space. */
export const printFilter = (filter: SearchFilter): string => {
  switch (filter.kind) {
    case 'and':
      return `(&${filter.filters.map(printFilter).join('')})`
    case 'or':
      return `(|${filter.filters.map(printFilter).join('')})`
    case 'not':
      return `(!${printFilter(filter.filter)})`
    default:
      return `(${printItem(filter)})`
  }
}

const printItem = (item: FilterItem): string => {
  switch (item.kind) {
    case 'equal':
      return `${item.attribute}=${escapeFilterValue(item.value)}`
    case 'approximate':
      return `${item.attribute}~=${escapeFilterValue(item.value)}`
    case 'greater-or-equal':
      return `${item.attribute}>=${escapeFilterValue(item.value)}`
    case 'less-or-equal':
      return `${item.attribute}<=${escapeFilterValue(item.value)}`
    case 'present':
      return `${item.attribute}=*`
    case 'substrings':
      return `${item.attribute}=${[item.initial ?? '', ...item.any, item.final ?? ''].map(escapeFilterValue).join('*')}`
    case 'extensible': {
      const rule = item.rule === undefined ? '' : `:${item.rule}`
      return `${item.attribute ?? ''}${item.dnAttributes ? ':dn' : ''}${rule}:=${escapeFilterValue(item.value)}`
    }
    default:
      return assertNever(item)
  }
}

/** Text or bytes as an assertion value (RFC 4515 section 3); every value that enters a filter goes through here. */
export const escapeFilterValue = (value: FilterValue): string =>
  typeof value === 'string'
    ? value.replace(/[\0-\x1f*()\\\x7f]/g, (character) => escapedOctets(utf8Bytes(character)))
    : escapedOctets(value)

const escapedOctets = (bytes: Uint8Array): string => hexText(bytes).replace(/../g, '\\$&')

export const isValidFilter = (text: string): boolean => {
  try {
    parseFilter(text)
    return true
  } catch {
    return false
  }
}

export const equalityFilter = (attribute: string, value: FilterValue): SearchFilter => ({
  kind: 'equal',
  attribute,
  value,
})

/** A list of one is its only member. */
export const orFilter = (filters: readonly SearchFilter[]): SearchFilter => joined('or', filters)

/** A list of one is its only member. */
export const andFilter = (filters: readonly SearchFilter[]): SearchFilter => joined('and', filters)

const joined = (kind: 'and' | 'or', filters: readonly SearchFilter[]): SearchFilter => {
  const [only, second] = filters
  return only !== undefined && second === undefined ? only : { kind, filters }
}
