import type { ObjectState } from '../../src-shared/domain/user.ts'

/** What a list of users or groups is narrowed to; everything absent narrows nothing. */
export interface ObjectFilter {
  readonly sourceId?: number | undefined
  /** Text to be found in any attribute, whatever its case. */
  readonly search?: string | undefined
  readonly state?: ObjectState | undefined
  /** Users only. */
  readonly isActive?: boolean | undefined
  /** ISO time; only what changed then or later. */
  readonly changedSince?: string | undefined
  readonly includeDeleted?: boolean | undefined
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}

export interface Listing<Item> {
  /** How many match, whatever the limit. */
  readonly total: number
  /** Read piece by piece while it is walked; once. */
  readonly items: Iterable<Item>
}

/** Rows loaded at a time: enough that the cost of a query disappears, few enough to stay small in memory. */
const chunkSize = 1000

export function* chunked(ids: readonly number[], size: number): IterableIterator<readonly number[]> {
  for (let start = 0; start < ids.length; start += size) yield ids.slice(start, start + size)
}

/** Walks `ids` in chunks and yields what `load` makes of each chunk. */
export function* inChunks<Item>(
  ids: readonly number[],
  load: (chunk: readonly number[]) => Iterable<Item>,
): IterableIterator<Item> {
  for (const chunk of chunked(ids, chunkSize)) yield* load(chunk)
}

/** SQLite takes a negative limit for none (https://www.sqlite.org/lang_select.html). */
export const noLimit = -1

/** Keeps every number from a filter to what SQL can take and a person can have meant. */
export const pageOf = ({
  limit,
  offset,
}: ObjectFilter): { readonly limit: number; readonly offset: number } => ({
  limit: limit === undefined ? noLimit : Math.max(0, Math.trunc(limit)),
  offset: Math.max(0, Math.trunc(offset ?? 0)),
})
