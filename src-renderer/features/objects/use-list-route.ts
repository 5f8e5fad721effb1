import { useMemo } from 'react'
import { useLocation, useParams, useSearch } from 'wouter'
import { parseListFilter, printListFilter, type ListFilter } from './list-filter.ts'

export type ListKind = 'people' | 'groups'

export const detailTabs = ['summary', 'attributes', 'groups', 'members', 'history'] as const
export type DetailTab = (typeof detailTabs)[number]

export interface ListRoute<Sort extends string> {
  readonly filter: ListFilter<Sort>
  /** The object whose details are shown. */
  readonly id: number | undefined
  readonly tab: DetailTab
  readonly setFilter: (filter: ListFilter<Sort>) => void
  readonly open: (id: number) => void
  readonly close: () => void
  readonly setTab: (tab: DetailTab) => void
}

/** The list's filter, the object opened in it and its tab, as the route has them. */
export const useListRoute = <Sort extends string>(
  kind: ListKind,
  sorts: readonly [Sort, ...Sort[]],
): ListRoute<Sort> => {
  const query = useSearch()
  const { id: idText } = useParams<{ id?: string }>()
  const [, navigate] = useLocation()
  const filter = useMemo(() => parseListFilter(query, sorts), [query, sorts])
  const given = new URLSearchParams(query).get('tab')
  const tab = detailTabs.find((each) => each === given) ?? 'summary'
  const id = idText !== undefined && /^\d{1,15}$/.test(idText) ? Number(idText) : undefined
  const routeOf = (place: { id: number | undefined; tab: DetailTab; filter: ListFilter<Sort> }): string => {
    const parts = new URLSearchParams(printListFilter(place.filter, sorts[0]))
    if (place.id !== undefined && place.tab !== 'summary') parts.set('tab', place.tab)
    const search = parts.toString()
    const path = place.id === undefined ? `/${kind}` : `/${kind}/${place.id}`
    return search === '' ? path : `${path}?${search}`
  }
  return {
    filter,
    id,
    tab,
    // Typing must not fill the history: one step back leaves the list, not the last letter.
    setFilter: (next) => navigate(routeOf({ id, tab, filter: next }), { replace: true }),
    // Going through the list with the details beside it is one step, too.
    open: (next) => navigate(routeOf({ id: next, tab, filter }), { replace: id !== undefined }),
    close: () => navigate(routeOf({ id: undefined, tab, filter })),
    setTab: (next) => navigate(routeOf({ id, tab: next, filter }), { replace: true }),
  }
}
