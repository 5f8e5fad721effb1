import { assertNever } from '../../src-shared/errors/assert-never.ts'
import type { FilterItem } from '../../src-shared/ldap-syntax/filter-item.ts'
import type { SearchFilter } from '../../src-shared/ldap-syntax/search-filter.ts'
import type { AttributeDescription } from './attribute-names.ts'
import { compareKeys, comparisonKey, type EntryValue, substringKey } from './attribute-values.ts'
import { valuesOf } from './computed-attributes.ts'
import type { EntryTree, StoredEntry } from './entry-tree.ts'
import { compileExtensible } from './extensible-match.ts'

/** RFC 4511 section 4.5.1.7: true, false, or undefined where the server cannot say. */
export type Truth = boolean | undefined
export type Matcher = (entry: StoredEntry) => Truth

/** Turns a filter into a function, so that assertion values are prepared once and not once an entry. */
export const compileFilter = (filter: SearchFilter, tree: EntryTree): Matcher => {
  switch (filter.kind) {
    case 'and':
      return compileAnd(filter.filters.map((inner) => compileFilter(inner, tree)))
    case 'or':
      return compileOr(filter.filters.map((inner) => compileFilter(inner, tree)))
    case 'not':
      return compileNot(compileFilter(filter.filter, tree))
    default:
      return compileItem(filter, tree)
  }
}

// An empty `and` is true and an empty `or` false (RFC 4526), which both loops give by themselves.
const compileAnd =
  (matchers: readonly Matcher[]): Matcher =>
  (entry) => {
    let truth: Truth = true
    for (const matcher of matchers) {
      const one = matcher(entry)
      if (one === false) return false
      if (one === undefined) truth = undefined
    }
    return truth
  }

const compileOr =
  (matchers: readonly Matcher[]): Matcher =>
  (entry) => {
    let truth: Truth = false
    for (const matcher of matchers) {
      const one = matcher(entry)
      if (one === true) return true
      if (one === undefined) truth = undefined
    }
    return truth
  }

const compileNot =
  (matcher: Matcher): Matcher =>
  (entry) => {
    const truth = matcher(entry)
    return truth === undefined ? undefined : !truth
  }

const undefinedMatcher: Matcher = () => undefined

const compileItem = (item: FilterItem, tree: EntryTree): Matcher => {
  if (item.kind === 'extensible') return compileExtensible(item, tree)
  const attribute = tree.names.resolve(item.attribute)
  if (!tree.isKnownType(attribute.type)) return undefinedMatcher
  switch (item.kind) {
    case 'present':
      return (entry) => valuesOf(tree, entry, attribute).length > 0
    case 'equal':
      return compileEqual(attribute, item.value, tree)
    case 'approximate':
      return compileApproximate(attribute, item.value, tree)
    case 'greater-or-equal':
      return compileOrdering(attribute, item.value, { tree, accepts: (order) => order >= 0 })
    case 'less-or-equal':
      return compileOrdering(attribute, item.value, { tree, accepts: (order) => order <= 0 })
    case 'substrings':
      return compileSubstrings(attribute, item, tree)
    default:
      return assertNever(item)
  }
}

export const compileEqual = (
  attribute: AttributeDescription,
  value: EntryValue,
  tree: EntryTree,
): Matcher => {
  const asserted = comparisonKey(attribute.matching, value)
  if (asserted === undefined) return undefinedMatcher
  return (entry) =>
    valuesOf(tree, entry, attribute).some((held) => comparisonKey(attribute.matching, held) === asserted)
}

// What sounds alike is the server's own business (RFC 4511); here it is what differs in accents and punctuation only.
const compileApproximate = (attribute: AttributeDescription, value: EntryValue, tree: EntryTree): Matcher => {
  if (attribute.matching !== 'ignore-case' || typeof value !== 'string')
    return compileEqual(attribute, value, tree)
  const asserted = plainLetters(value)
  return (entry) =>
    valuesOf(tree, entry, attribute).some(
      (held) => typeof held === 'string' && plainLetters(held) === asserted,
    )
}

const plainLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

const compileOrdering = (
  attribute: AttributeDescription,
  value: EntryValue,
  { tree, accepts }: { readonly tree: EntryTree; readonly accepts: (order: number) => boolean },
): Matcher => {
  const asserted = comparisonKey(attribute.matching, value)
  if (asserted === undefined || compareKeys(attribute.matching, asserted, asserted) === undefined)
    return undefinedMatcher
  return (entry) =>
    valuesOf(tree, entry, attribute).some((held) => {
      const key = comparisonKey(attribute.matching, held)
      const order = key === undefined ? undefined : compareKeys(attribute.matching, key, asserted)
      return order !== undefined && accepts(order)
    })
}

type SubstringItem = Extract<FilterItem, { kind: 'substrings' }>

const compileSubstrings = (
  attribute: AttributeDescription,
  item: SubstringItem,
  tree: EntryTree,
): Matcher => {
  const prepare = (part: EntryValue | undefined): string | undefined =>
    part === undefined ? '' : substringKey(attribute.matching, part)
  const initial = prepare(item.initial)
  const final = prepare(item.final)
  const any = item.any.map(prepare).filter((part) => part !== undefined)
  if (initial === undefined || final === undefined || any.length < item.any.length) return undefinedMatcher
  return (entry) =>
    valuesOf(tree, entry, attribute).some((held) => {
      const text = substringKey(attribute.matching, held)
      return text !== undefined && holdsParts(text, [initial, ...any], final)
    })
}

/** The first part at the start, the others in order and apart, the final one at the end. */
const holdsParts = (text: string, [initial = '', ...any]: readonly string[], final: string): boolean => {
  if (!text.startsWith(initial)) return false
  let at = initial.length
  for (const part of any) {
    const found = text.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return text.endsWith(final) && text.length - final.length >= at
}
