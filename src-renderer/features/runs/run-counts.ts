import type { RunSummary } from '../../../src-shared/contract/sync-calls.ts'

/** The three numbers of a run that a list has room for, people and groups together. */
export const headlineOf = ({ changes }: Pick<RunSummary, 'changes'>) => {
  const { users, groups } = changes
  return {
    created: users.created + groups.created,
    updated: users.updated + groups.updated,
    lost:
      users.deleted +
      groups.deleted +
      users.deactivated +
      groups.deactivated +
      users.suspect +
      groups.suspect,
  }
}
