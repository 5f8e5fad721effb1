import { Link } from 'wouter'
import type { SourceSummary } from '../../../src-shared/contract/source-calls.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { useText } from '../../ui/use-text.ts'
import classes from './source-card.module.css'

/** When it last worked and when it runs again. */
export const SourceTimes = ({ source }: { readonly source: SourceSummary }) => {
  const text = useText()
  return (
    <p className={classes.times}>
      <span>
        {text('overview.lastGood')}{' '}
        <Link href={`/runs?source=${encodeURIComponent(source.slug)}`} className={classes.strong}>
          <RelativeTime at={source.lastGoodSyncAt} />
        </Link>
      </span>
      <span>
        {text('overview.nextRun')}{' '}
        <span className={classes.strong}>
          {source.nextSyncAt === null || source.state === 'paused' ? (
            text(source.state === 'paused' ? 'overview.notWhilePaused' : 'overview.notScheduled')
          ) : (
            <RelativeTime at={source.nextSyncAt} isUpcoming />
          )}
        </span>
      </span>
    </p>
  )
}
