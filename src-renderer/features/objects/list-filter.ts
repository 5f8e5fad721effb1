// What a list is narrowed to lives in the route's query (`#/people?source=corp&active=no`), so that it can be linked to
// and survives going back. Only what differs from the usual is written there.
import { startOfDay } from '../../../src-shared/domain/start-of-day.ts'

export const listStates = ['all', 'present', 'suspect', 'deleted'] as const
export type ListState = (typeof listStates)[number]

export const sinceSpans = ['hour', 'day', 'week', 'month'] as const
export type SinceSpan = (typeof sinceSpans)[number]
/** A span counted back from now, or a day such as `2026-11-20`. */
export type Since =
  | { readonly kind: 'span'; readonly span: SinceSpan }
  | { readonly kind: 'day'; readonly day: string }

export const peopleSorts = ['username', 'name', 'email', 'path', 'updatedAt'] as const
export const groupSorts = ['name', 'members', 'updatedAt'] as const

export interface ListFilter<Sort extends string> {
  readonly search: string
  /** Slug of a source. */
  readonly source: string | null
  readonly state: ListState
  readonly active: boolean | null
  readonly since: Since | null
  readonly sort: Sort
  readonly descending: boolean
}
export type PeopleSort = (typeof peopleSorts)[number]

/** Reads a filter from a route's query; the first of `sorts` is the usual order. What it does not know is left out. */
export const parseListFilter = <Sort extends string>(
  query: string,
  sorts: readonly [Sort, ...Sort[]],
): ListFilter<Sort> => {
  const given = new URLSearchParams(query)
  const sort = given.get('sort') ?? ''
  return {
    search: given.get('q') ?? '',
    source: given.get('source') || null,
    state: listStates.find((state) => state === given.get('state')) ?? 'all',
    active: activeOf(given.get('active')),
    since: parseSince(given.get('since') ?? ''),
    sort: sorts.find((each) => each === sort.replace(/^-/, '')) ?? sorts[0],
    descending: sort.startsWith('-'),
  }
}

/** The query of a filter, empty when nothing is narrowed. */
export const printListFilter = <Sort extends string>(filter: ListFilter<Sort>, usualSort: Sort): string => {
  const query = new URLSearchParams()
  if (filter.search !== '') query.set('q', filter.search)
  if (filter.source !== null) query.set('source', filter.source)
  if (filter.state !== 'all') query.set('state', filter.state)
  if (filter.active !== null) query.set('active', filter.active ? 'yes' : 'no')
  if (filter.since !== null) query.set('since', printSince(filter.since))
  if (filter.sort !== usualSort || filter.descending)
    query.set('sort', `${filter.descending ? '-' : ''}${filter.sort}`)
  return query.toString()
}

/** Whether anything is left out of the list. */
export const isNarrowed = (filter: ListFilter<string>): boolean =>
  filter.search.trim() !== '' ||
  filter.source !== null ||
  filter.state !== 'all' ||
  filter.active !== null ||
  filter.since !== null

/** The same order, nothing left out. */
export const widened = <Sort extends string>(filter: ListFilter<Sort>): ListFilter<Sort> => ({
  ...filter,
  search: '',
  source: null,
  state: 'all',
  active: null,
  since: null,
})

export const printSince = (since: Since): string => (since.kind === 'span' ? since.span : since.day)

export const parseSince = (text: string): Since | null => {
  const span = sinceSpans.find((each) => each === text)
  if (span !== undefined) return { kind: 'span', span }
  return startOfDay(text) === undefined ? null : { kind: 'day', day: text }
}

const hourMs = 3_600_000
const spanMs: Readonly<Record<SinceSpan, number>> = {
  hour: hourMs,
  day: 24 * hourMs,
  week: 7 * 24 * hourMs,
  month: 30 * 24 * hourMs,
}

/** The instant a list of changes begins at; a day begins where the person is. */
export const sinceToIso = (since: Since | null, now: Date): string | null => {
  if (since === null) return null
  if (since.kind === 'span') return new Date(now.getTime() - spanMs[since.span]).toISOString()
  return startOfDay(since.day)?.toISOString() ?? null
}

const activeOf = (text: string | null): boolean | null => {
  if (text === 'yes') return true
  return text === 'no' ? false : null
}
