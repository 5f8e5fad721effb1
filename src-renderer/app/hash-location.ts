// The route lives in the hash, its query too (`#/people?source=corp`). wouter's own hash hook puts the query into the
// page's address instead, where it outlives the route it belongs to.
import { useSyncExternalStore } from 'react'

/** Splits `#/people?source=corp` into its path and its query. */
export const splitHash = (hash: string): { readonly path: string; readonly search: string } => {
  const route = hash.replace(/^#?\/?/, '')
  const mark = route.indexOf('?')
  return mark < 0
    ? { path: `/${route}`, search: '' }
    : { path: `/${route.slice(0, mark)}`, search: route.slice(mark + 1) }
}

const subscribe = (onChange: () => void): (() => void) => {
  addEventListener('hashchange', onChange)
  return () => removeEventListener('hashchange', onChange)
}
const currentPath = (): string => splitHash(location.hash).path
const currentSearch = (): string => splitHash(location.hash).search

interface NavigateOptions {
  readonly replace?: boolean
  readonly state?: unknown
}

/** Goes to a route such as `/runs/12?change=deleted`. */
export const navigateTo = (to: string, { replace = false, state = null }: NavigateOptions = {}): void => {
  const hash = `#/${to.replace(/^#?\/?/, '')}`
  if (replace) history.replaceState(state, '', hash)
  else history.pushState(state, '', hash)
  // The history methods are silent; the hooks here listen to this.
  dispatchEvent(new HashChangeEvent('hashchange'))
}

/** The path of the route, for wouter's `Router`. */
export const useHashPath = (): [string, typeof navigateTo] => [
  useSyncExternalStore(subscribe, currentPath),
  navigateTo,
]
useHashPath.hrefs = (href: string): string => `#${href}`

/** The query of the route, for wouter's `Router`. */
export const useHashSearch = (): string => useSyncExternalStore(subscribe, currentSearch)
