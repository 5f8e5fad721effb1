import { Table } from '@mantine/core'
import { Link, useParams } from 'wouter'
import { useIntl } from 'react-intl'
import type { SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { useCall } from '../../api/use-call.ts'
import { Page } from '../../ui/page.tsx'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useDuration } from '../../ui/use-duration.ts'
import { useText } from '../../ui/use-text.ts'
import classes from './compare-page.module.css'
import { measuresOf, type Measure } from './compare-runs.ts'
import { useListedKinds } from './use-listed-kinds.ts'

/** Two runs side by side: what they read, changed and took, and by how much they differ. */
export const ComparePage = () => {
  const text = useText()
  const { id, other } = useParams<{ id: string; other: string }>()
  // The older one first, so that a difference says what became of it.
  const [older = 0, newer = 0] = [Number(id), Number(other)].toSorted((a, b) => a - b)
  const first = useCall('runs.get', older)
  const second = useCall('runs.get', newer)
  const names = useCall('sources.list', undefined)
  const slug = first.data?.source
  const source = names.data?.find((known) => known.slug === slug)?.name ?? slug ?? ''
  return (
    <Page
      title={text('runs.compareTitle', { first: older, second: newer })}
      description={source === '' ? undefined : text('runs.compareDescription', { source })}
      width="reading"
    >
      <QueryBoundary query={first}>
        {(a) => <QueryBoundary query={second}>{(b) => <Comparison first={a} second={b} />}</QueryBoundary>}
      </QueryBoundary>
    </Page>
  )
}

const Comparison = ({ first, second }: { readonly first: SyncRun; readonly second: SyncRun }) => {
  const text = useText()
  const firstListed = useListedKinds(first.id)
  const secondListed = useListedKinds(second.id)
  const measures = measuresOf(
    { run: first, listed: firstListed ?? {} },
    { run: second, listed: secondListed ?? {} },
  )
  return (
    <>
      {first.source !== second.source && <p>{text('runs.compareOtherSource')}</p>}
      <Table tabularNums verticalSpacing={6} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text('runs.measure')}</Table.Th>
            <RunHead run={first} />
            <RunHead run={second} />
            <Table.Th ta="end">{text('runs.difference')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {measures.map((measure) => (
            <MeasureRow key={measure.label.join(' ')} measure={measure} runs={[first.id, second.id]} />
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}

const RunHead = ({ run }: { readonly run: SyncRun }) => {
  const text = useText()
  return (
    <Table.Th ta="end">
      <Link href={`/runs/${run.id}`} className={classes.link}>
        {text('runs.run', { id: run.id })}
      </Link>
      <div className={classes.when}>
        {run.dryRun && `${text('runs.dryRun')}, `}
        <RelativeTime at={run.startedAt} />
      </div>
      <StateBadge state={run.status} label={text(`runStatus.${run.status}`)} />
    </Table.Th>
  )
}

interface MeasureRowProps {
  readonly measure: Measure
  readonly runs: readonly [first: number, second: number]
}

const MeasureRow = ({ measure, runs }: MeasureRowProps) => {
  const text = useText()
  const intl = useIntl()
  const duration = useDuration()
  const { label, first, second, isDuration, list } = measure
  const difference = second - first
  const show = (value: number): string => (isDuration ? duration(value) : intl.formatNumber(value))
  const sign = difference > 0 ? '+' : '−'
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {label.map((part) => text(part)).join(': ')}
      </Table.Th>
      {([first, second] as const).map((value, index) => (
        <Table.Td ta="end" key={runs[index]}>
          {list === undefined || value === 0 ? (
            show(value)
          ) : (
            <Link
              href={`/runs/${runs[index]}?type=${list.type}&change=${list.change}`}
              className={classes.link}
            >
              {show(value)}
            </Link>
          )}
        </Table.Td>
      ))}
      <Table.Td ta="end" className={difference === 0 ? classes.same : classes.different}>
        {difference === 0 ? text('runs.same') : `${sign}${show(Math.abs(difference))}`}
      </Table.Td>
    </Table.Tr>
  )
}
