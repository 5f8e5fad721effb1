import { type DistinguishedName, dnKey, parseDn } from '../../src-shared/ldap-syntax/distinguished-name.ts'
import type { FilterItem } from '../../src-shared/ldap-syntax/filter-item.ts'
import type { AttributeDescription } from './attribute-names.ts'
import type { Matching } from './attribute-types.ts'
import { comparisonKey, type EntryValue } from './attribute-values.ts'
import { entriesNaming, valuesOf } from './computed-attributes.ts'
import type { EntryTree, StoredEntry } from './entry-tree.ts'
import type { Matcher } from './filter-matcher.ts'

type ExtensibleItem = Extract<FilterItem, { kind: 'extensible' }>

// Active Directory's rules: MS-ADTS section 3.1.1.3.4.4.
export const bitAndRule = '1.2.840.113556.1.4.803'
export const bitOrRule = '1.2.840.113556.1.4.804'
export const inChainRule = '1.2.840.113556.1.4.1941'

/** Equality rules of RFC 4517 section 4.2, by name and OID. */
const equalityRules: ReadonlyMap<string, Matching> = new Map([
  ['2.5.13.1', 'dn'],
  ['distinguishednamematch', 'dn'],
  ['2.5.13.2', 'ignore-case'],
  ['caseignorematch', 'ignore-case'],
  ['1.3.6.1.4.1.1466.109.114.2', 'ignore-case'],
  ['caseignoreia5match', 'ignore-case'],
  ['2.5.13.5', 'exact'],
  ['caseexactmatch', 'exact'],
  ['1.3.6.1.4.1.1466.109.114.1', 'exact'],
  ['caseexactia5match', 'exact'],
  ['2.5.13.14', 'integer'],
  ['integermatch', 'integer'],
  ['2.5.13.17', 'octets'],
  ['octetstringmatch', 'octets'],
  ['2.5.13.27', 'time'],
  ['generalizedtimematch', 'time'],
])

const undefinedMatcher: Matcher = () => undefined

/** `attribute:dn:rule:=value`; a rule this server does not have makes the item undefined (RFC 4511). */
export const compileExtensible = (item: ExtensibleItem, tree: EntryTree): Matcher => {
  const attribute = item.attribute === undefined ? undefined : tree.names.resolve(item.attribute)
  if (attribute !== undefined && !tree.isKnownType(attribute.type)) return undefinedMatcher
  switch (item.rule) {
    case bitAndRule:
      return compileBits(attribute, item.value, { tree, accepts: (held, mask) => (held & mask) === mask })
    case bitOrRule:
      return compileBits(attribute, item.value, { tree, accepts: (held, mask) => (held & mask) !== 0n })
    case inChainRule:
      return compileInChain(attribute, item.value, tree)
    default:
      return compileEquality(item, attribute, tree)
  }
}

const compileBits = (
  attribute: AttributeDescription | undefined,
  value: EntryValue,
  { tree, accepts }: { readonly tree: EntryTree; readonly accepts: (held: bigint, mask: bigint) => boolean },
): Matcher => {
  const mask = comparisonKey('integer', value)
  if (attribute === undefined || mask === undefined) return undefinedMatcher
  const bits = BigInt(mask)
  return (entry) =>
    valuesOf(tree, entry, attribute).some((held) => {
      const key = comparisonKey('integer', held)
      return key !== undefined && accepts(BigInt(key), bits)
    })
}

/** Walks backwards from the asserted DN once, instead of forwards from every entry; cycles end by themselves. */
const compileInChain = (
  attribute: AttributeDescription | undefined,
  value: EntryValue,
  tree: EntryTree,
): Matcher => {
  if (attribute?.matching !== 'dn' || typeof value !== 'string') return undefinedMatcher
  const reached = new Set<StoredEntry>()
  const open = [dnKey(value)]
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    for (const entry of entriesNaming(tree, attribute.type, key)) {
      if (reached.has(entry)) continue
      reached.add(entry)
      open.push(entry.key)
    }
  }
  return (entry) => reached.has(entry)
}

const compileEquality = (
  item: ExtensibleItem,
  attribute: AttributeDescription | undefined,
  tree: EntryTree,
): Matcher => {
  const matching = item.rule === undefined ? attribute?.matching : equalityRules.get(item.rule.toLowerCase())
  if (matching === undefined) return undefinedMatcher
  const asserted = comparisonKey(matching, item.value)
  if (asserted === undefined) return undefinedMatcher
  const isMatch = (held: EntryValue): boolean => comparisonKey(matching, held) === asserted
  return (entry) =>
    heldValues(entry, attribute, tree).some(isMatch) ||
    (item.dnAttributes && dnValues(entry.dn, attribute, tree).some(isMatch))
}

/** Without an attribute, every one that the entry has is looked at. */
const heldValues = (
  entry: StoredEntry,
  attribute: AttributeDescription | undefined,
  tree: EntryTree,
): readonly EntryValue[] =>
  attribute === undefined
    ? entry.attributes.flatMap(({ values }) => values)
    : valuesOf(tree, entry, attribute)

const dnValues = (
  dn: string,
  attribute: AttributeDescription | undefined,
  tree: EntryTree,
): readonly EntryValue[] => {
  const parsed: DistinguishedName = parseDn(dn)
  return parsed.flatMap((rdn) =>
    rdn
      .filter(({ type }) => attribute === undefined || tree.names.resolve(type).type === attribute.type)
      .map(({ value }) => value),
  )
}
