import { useIntl } from 'react-intl'
import { Link } from 'wouter'
import type { SyncRun } from '../../../src-shared/domain/sync-run.ts'
import type { MessageId } from '../../../src-shared/messages/catalogue.ts'
import { useText } from '../../ui/use-text.ts'
import { countedKinds, type KindCount } from './counted-kinds.ts'
import classes from './run-counts.module.css'
import { useListedKinds } from './use-listed-kinds.ts'

interface Line {
  readonly label: MessageId
  readonly type: string
  readonly counts: readonly KindCount[]
}

/** What the run found, in numbers; each leads to the list of what it counts. */
export const RunCounts = ({ run }: { readonly run: SyncRun }) => {
  const text = useText()
  const { users, groups, memberships } = run.changes
  const listed = useListedKinds(run.id) ?? {}
  const lines: readonly Line[] = [
    { label: 'run.people', type: 'user', counts: countedKinds('user', users, listed) },
    { label: 'run.groups', type: 'group', counts: countedKinds('group', groups, listed) },
    {
      label: 'run.memberships',
      type: 'membership',
      counts: [
        ['added', memberships.added],
        ['removed', memberships.removed],
      ],
    },
  ]
  return (
    <section aria-label={text('run.counts')}>
      <h2 className={classes.heading}>{text('run.counts')}</h2>
      <dl className={classes.lines}>
        {lines.map((line) => (
          <div key={line.type} className={classes.line}>
            <dt className={classes.label}>{text(line.label)}</dt>
            <dd className={classes.counts}>
              <Counts runId={run.id} line={line} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const Counts = ({ runId, line }: { readonly runId: number; readonly line: Line }) => {
  const text = useText()
  const intl = useIntl()
  const shown = line.counts.filter(([, count]) => count > 0)
  if (shown.length === 0) return <span className={classes.none}>{text('runs.noChanges')}</span>
  return shown.map(([change, count]) => {
    const words = (
      <>
        <span className={classes.number}>{intl.formatNumber(count)}</span>{' '}
        {text(`run.change.${change}`).toLocaleLowerCase(intl.locale)}
      </>
    )
    // What did not change is not listed anywhere.
    return change === 'unchanged' ? (
      <span key={change} className={classes.none}>
        {words}
      </span>
    ) : (
      <Link
        key={change}
        href={`/runs/${runId}?type=${line.type}&change=${change}`}
        replace
        className={classes.count}
        data-change={change}
      >
        {words}
      </Link>
    )
  })
}
