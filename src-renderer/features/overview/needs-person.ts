import type { SourceSummary } from '../../../src-shared/contract/source-calls.ts'

/** States that do not go away by themselves. */
const waiting: ReadonlySet<SourceSummary['state']> = new Set(['held', 'failing', 'stale'])

/** True when somebody should look at this source. */
export const needsPerson = (source: SourceSummary): boolean =>
  waiting.has(source.state) ||
  source.heldRunId !== null ||
  source.warnings.length > 0 ||
  source.outgoing.dead > 0
