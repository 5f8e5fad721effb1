import { useIntl } from 'react-intl'
import type { RunSummary } from '../../../src-shared/contract/sync-calls.ts'
import { useText } from '../../ui/use-text.ts'
import { headlineOf } from './run-counts.ts'
import classes from './run-cells.module.css'

type Changes = Pick<RunSummary, 'changes'>

/** What a run did to people and groups, in three numbers. */
export const ObjectSigns = ({ run }: { readonly run: Changes }) => {
  const text = useText()
  const intl = useIntl()
  const { created, updated, lost } = headlineOf(run)
  if (created + updated + lost === 0) return <span className={classes.dim}>{text('runs.noChanges')}</span>
  const words = text('runs.changesSummary', { created, updated, lost })
  return (
    <span role="img" aria-label={words} title={words} className={classes.signs}>
      {created > 0 && <span className={classes.plus}>+{intl.formatNumber(created)}</span>}
      {updated > 0 && <span>~{intl.formatNumber(updated)}</span>}
      {lost > 0 && <span className={classes.minus}>−{intl.formatNumber(lost)}</span>}
    </span>
  )
}

/** What a run did to memberships; nothing when it did nothing. */
export const MembershipSigns = ({ run }: { readonly run: Changes }) => {
  const text = useText()
  const intl = useIntl()
  const { added, removed } = run.changes.memberships
  if (added + removed === 0) return null
  const words = text('runs.membershipsSummary', { added, removed })
  return (
    <span role="img" aria-label={words} title={words} className={classes.signs}>
      {added > 0 && <span className={classes.plus}>+{intl.formatNumber(added)}</span>}
      {removed > 0 && <span className={classes.minus}>−{intl.formatNumber(removed)}</span>}
    </span>
  )
}
