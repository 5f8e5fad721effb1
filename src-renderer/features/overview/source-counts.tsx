import { Anchor } from '@mantine/core'
import { useIntl } from 'react-intl'
import { Link } from 'wouter'
import type { SourceSummary } from '../../../src-shared/contract/source-calls.ts'
import { useText } from '../../ui/use-text.ts'
import classes from './source-counts.module.css'

/** How many there are now, and what that is against yesterday. Every number leads to what it counts. */
export const SourceCounts = ({ source }: { readonly source: SourceSummary }) => {
  const text = useText()
  const slug = encodeURIComponent(source.slug)
  return (
    <dl className={classes.counts}>
      <Count
        label={text('overview.people')}
        value={source.users}
        change={source.usersChange}
        to={`/people?source=${slug}`}
      />
      <Count
        label={text('overview.groups')}
        value={source.groups}
        change={source.groupsChange}
        to={`/groups?source=${slug}`}
      />
      <Count label={text('overview.memberships')} value={source.memberships} to={`/groups?source=${slug}`} />
    </dl>
  )
}

interface CountProps {
  readonly label: string
  readonly value: number
  readonly change?: number
  readonly to: string
}

const Count = ({ label, value, change, to }: CountProps) => {
  const text = useText()
  const intl = useIntl()
  return (
    <div className={classes.count}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>
        <Link href={to} className={classes.number}>
          {intl.formatNumber(value)}
        </Link>
        {change !== undefined && value > 0 && (
          <Anchor
            component={Link}
            href={`${to}&since=day`}
            className={classes.change}
            c="var(--rc-text-dim)"
            title={text('overview.showChanged')}
          >
            {text('overview.changeSinceYesterday', {
              change,
              sign: change > 0 ? '+' : '−',
              amount: Math.abs(change),
            })}
          </Anchor>
        )}
      </dd>
    </div>
  )
}
