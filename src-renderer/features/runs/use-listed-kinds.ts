import { useCall } from '../../api/use-call.ts'

/** What the list of a run's changes holds, by kind as `user.created`; undefined until that is known. */
export const useListedKinds = (runId: number): Readonly<Record<string, number>> | undefined =>
  useCall('runs.items', { runId, objectType: null, change: null, search: '', offset: 0, limit: 1 }).data
    ?.counts
