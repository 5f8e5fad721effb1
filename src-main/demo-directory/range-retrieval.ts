import type { SentAttribute } from './ldap-response.ts'

// The server's side of range retrieval (MS-ADTS section 3.1.1.3.1.3.3).

interface AskedRange {
  readonly first: number
  /** Undefined for `*`. */
  readonly last: number | undefined
}

export interface RangePlan {
  /** What to look up: the names without their range options. */
  readonly attributes: readonly string[]
  readonly limit: (sent: readonly SentAttribute[]) => readonly SentAttribute[]
}

const rangePattern = /^(.+);range=(\d+)-(\d+|\*)$/i

/** Splits the ranges off the names asked for, and cuts what is sent into ranges of at most `limit` values. */
export const planRanges = (
  asked: readonly string[],
  { limit, attributes }: { readonly limit: number; readonly attributes: readonly string[] | undefined },
): RangePlan => {
  const ranges = new Map<string, AskedRange>()
  const plain = asked.map((name) => {
    const [, base, first = '0', last = '*'] = rangePattern.exec(name) ?? []
    if (base === undefined) return name
    ranges.set(base.toLowerCase(), { first: Number(first), last: last === '*' ? undefined : Number(last) })
    return base
  })
  const limited = attributes?.map((name) => name.toLowerCase())
  const cut = (sent: SentAttribute): SentAttribute => {
    const key = sent.name.toLowerCase()
    const range = ranges.get(key)
    if (range !== undefined) return ranged(sent, range, limit)
    if (sent.values.length <= limit || limited?.includes(key) === false) return sent
    return ranged(sent, { first: 0, last: undefined }, limit)
  }
  return { attributes: plain, limit: (sent) => sent.map(cut) }
}

/** The last part ends in `*`, whatever was asked: that is how a client knows it has everything. */
const ranged = (sent: SentAttribute, { first, last }: AskedRange, limit: number): SentAttribute => {
  const end = Math.min(sent.values.length, first + limit, (last ?? sent.values.length) + 1)
  const isLast = end >= sent.values.length
  return {
    name: `${sent.name};range=${first}-${isLast ? '*' : end - 1}`,
    values: sent.values.slice(first, end),
  }
}
