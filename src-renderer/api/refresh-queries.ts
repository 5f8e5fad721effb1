import type { Query, QueryClient } from '@tanstack/react-query'
import type { Topic } from '../../src-shared/contract/events.ts'
import { readsTopics } from './query-topics.ts'

/** Asks again what reads one of the changed topics, also when its first answer is still on the way. */
export const refreshQueries = async (client: QueryClient, changed: readonly Topic[]): Promise<void> => {
  const reads = ({ queryKey }: Query): boolean => readsTopics(queryKey, changed)
  // Invalidating leaves a first fetch alone, and its answer, which may be from before the change, would count as fresh
  // for ever. https://tanstack.com/query/v5/docs/reference/QueryClient#queryclientinvalidatequeries
  await client.cancelQueries({
    predicate: (query) => reads(query) && query.state.data === undefined && query.state.error === null,
  })
  await client.invalidateQueries({ predicate: reads })
}
