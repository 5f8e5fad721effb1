import { useCall } from '../../api/use-call.ts'

export interface NamedSource {
  readonly slug: string
  readonly name: string
}

/** The sources there are, and their names by slug. */
export const useSourceNames = (): {
  readonly sources: readonly NamedSource[]
  readonly names: ReadonlyMap<string, string>
} => {
  const sources = useCall('sources.list', undefined).data ?? []
  return { sources, names: new Map(sources.map(({ slug, name }) => [slug, name])) }
}
