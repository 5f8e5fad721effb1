import { ActionIcon, Tooltip } from '@mantine/core'
import { IconChartBar, IconTable } from '@tabler/icons-react'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import { useLocation } from 'wouter'
import type { SourceSummary } from '../../../src-shared/contract/source-calls.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { useDuration } from '../../ui/use-duration.ts'
import { useText } from '../../ui/use-text.ts'
import { BarChart, type Bar } from './bar-chart.tsx'
import { timeUnitFor } from './chart-scale.ts'
import { RunTrendTable } from './run-trend-table.tsx'
import { runStatusLabel } from './run-status-label.ts'
import classes from './run-trend.module.css'

export type RecentRun = SourceSummary['recentRuns'][number]

const toneOf = (status: string): Bar['tone'] => {
  if (status === 'failed') return 'error'
  return status === 'ok' || status === 'approved' ? 'plain' : 'attention'
}

/** How long the last runs took and what they changed: two small charts, or the table behind them. */
export const RunTrend = ({ runs }: { readonly runs: readonly RecentRun[] }) => {
  const text = useText()
  const [isTable, setTable] = useState(false)
  const first = runs[0]
  const last = runs.at(-1)
  if (first === undefined || last === undefined)
    return <p className={classes.none}>{text('overview.chartNone')}</p>
  const label = text(isTable ? 'overview.showChart' : 'overview.showTable')
  return (
    <div className={classes.trend}>
      {isTable ? (
        <div className={classes.table}>
          <RunTrendTable runs={runs} />
        </div>
      ) : (
        <Charts runs={runs} first={first} last={last} />
      )}
      <Tooltip label={label}>
        <ActionIcon
          className={classes.toggle}
          size="sm"
          aria-label={label}
          onClick={() => setTable(!isTable)}
        >
          {isTable ? <IconChartBar size={15} aria-hidden /> : <IconTable size={15} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </div>
  )
}

interface ChartsProps {
  readonly runs: readonly RecentRun[]
  readonly first: RecentRun
  readonly last: RecentRun
}

const Charts = ({ runs, first, last }: ChartsProps) => {
  const text = useText()
  const intl = useIntl()
  const duration = useDuration()
  const [, navigate] = useLocation()
  const longest = Math.max(...runs.map((run) => run.milliseconds))
  const most = Math.max(...runs.map((run) => run.changes))
  const { unit, ms } = timeUnitFor(longest)
  const toBar =
    (value: (run: RecentRun) => number, words: (run: RecentRun) => string) => (run: RecentRun) => ({
      id: run.id,
      value: value(run),
      tone: toneOf(run.status),
      words: `${intl.formatDate(run.startedAt, { dateStyle: 'short', timeStyle: 'short' })} · ${words(run)} · ${runStatusLabel(text, run.status)}`,
    })
  const common = {
    from: <RelativeTime at={first.startedAt} />,
    to: runs.length > 1 && <RelativeTime at={last.startedAt} />,
    onOpen: (id: number) => navigate(`/runs/${id}`),
  }
  return (
    <div className={classes.charts}>
      <BarChart
        {...common}
        title={text('overview.chartDurationUnit', { unit: text(`overview.unit.${unit}`) })}
        label={text('overview.chartLabel', {
          title: text('overview.chartDuration'),
          count: runs.length,
          max: duration(longest),
        })}
        bars={runs.map(
          toBar(
            (run) => run.milliseconds / ms,
            (run) => duration(run.milliseconds),
          ),
        )}
      />
      <BarChart
        {...common}
        title={text('overview.chartChanges')}
        label={text('overview.chartLabel', {
          title: text('overview.chartChanges'),
          count: runs.length,
          max: intl.formatNumber(most),
        })}
        bars={runs.map(
          toBar(
            (run) => run.changes,
            (run) => text('overview.changeCount', { count: run.changes }),
          ),
        )}
      />
    </div>
  )
}
