import { useLocation, useSearchParams } from 'wouter'

/** Reads and changes the filters that the route carries, so that a filtered list can be linked to and come back to. */
export const useRouteFilter = (): {
  readonly get: (name: string) => string | null
  readonly set: (changes: Readonly<Record<string, string | null>>) => void
} => {
  const [parameters] = useSearchParams()
  const [path, navigate] = useLocation()
  return {
    get: (name) => parameters.get(name),
    set: (changes) => {
      const next = new URLSearchParams(parameters)
      for (const [name, value] of Object.entries(changes)) {
        if (value === null || value === '') next.delete(name)
        else next.set(name, value)
      }
      const query = next.toString()
      // A filter is no step of its own for "back".
      navigate(query === '' ? path : `${path}?${query}`, { replace: true })
    },
  }
}
