import type { CallName } from '../../src-shared/contract/contract.ts'
import type { Topic } from '../../src-shared/contract/events.ts'

type Area = CallName extends `${infer Prefix}.${string}` ? Prefix : never

/** Which topics a query of each area reads. When one of them changes, the query is asked again. */
const topicsOfArea: Readonly<Record<Area, readonly Topic[]>> = {
  sources: ['sources', 'runs', 'secrets', 'connectivity', 'schedule', 'deliveries'],
  sync: ['runs'],
  runs: ['runs'],
  deliveries: ['deliveries', 'sources'],
  people: ['objects', 'sources'],
  groups: ['objects', 'sources'],
  objects: ['objects'],
  // Previews and attribute names are of stored entries.
  mappings: ['mappings', 'sources', 'objects'],
  app: ['settings', 'secrets'],
  settings: ['settings'],
  demo: ['sources'],
  configuration: ['sources', 'mappings'],
  diagnostics: [],
}

const isArea = (area: string): area is Area => area in topicsOfArea

/** True when a query with this key reads one of the changed topics. */
export const readsTopics = (queryKey: readonly unknown[], changed: readonly Topic[]): boolean => {
  const [name] = queryKey
  if (typeof name !== 'string') return false
  const area = name.split('.')[0] ?? ''
  return isArea(area) && topicsOfArea[area].some((topic) => changed.includes(topic))
}
