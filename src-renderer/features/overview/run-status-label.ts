import { runStatuses } from '../../../src-shared/domain/sync-run.ts'
import type { Text } from '../../ui/use-text.ts'

/** The word for a run's status, which the summary of a source carries as plain text. */
export const runStatusLabel = (text: Text, status: string): string => {
  const known = runStatuses.find((candidate) => candidate === status)
  return known === undefined ? status : text(`runStatus.${known}`)
}
