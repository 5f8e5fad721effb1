import type { ObjectCounts, RunItem } from '../../../src-shared/domain/sync-run.ts'

export type CountedKind = RunItem['change'] | 'unchanged'
export type KindCount = readonly [kind: CountedKind, count: number]

/** In the order a person asks for them; what did not change comes last. Some numbers of a report count two kinds. */
const kindsOfCount = {
  created: ['created', 'restored'],
  updated: ['updated', 'linked'],
  deactivated: ['deactivated'],
  suspect: ['suspect'],
  deleted: ['deleted'],
  failed: ['failed', 'conflict'],
  skipped: ['skipped'],
  unchanged: ['unchanged'],
} as const satisfies Readonly<Record<keyof ObjectCounts, readonly CountedKind[]>>

// The keys of a constant object, which Object.keys forgets.
const countNames = Object.keys(kindsOfCount) as readonly (keyof ObjectCounts)[]

/**
 * The numbers of a report by the kinds that the list of changes is filtered by, so that each leads to what it counts.
 * `listed` has how many of each kind the list holds, as `user.created`; where it holds others, the report's own stay.
 */
export const countedKinds = (
  type: 'user' | 'group',
  counts: ObjectCounts,
  listed: Readonly<Record<string, number>>,
): readonly KindCount[] =>
  countNames.flatMap((name): readonly KindCount[] => {
    const parts = kindsOfCount[name].map((kind): KindCount => [kind, listed[`${type}.${kind}`] ?? 0])
    const sum = parts.reduce((total, [, count]) => total + count, 0)
    return (sum === counts[name] ? parts : [[name, counts[name]] as const]).filter(([, count]) => count > 0)
  })
