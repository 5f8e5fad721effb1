import { Anchor, ScrollArea, Table } from '@mantine/core'
import { useIntl } from 'react-intl'
import { Link } from 'wouter'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { useDuration } from '../../ui/use-duration.ts'
import { useText } from '../../ui/use-text.ts'
import { runStatusLabel } from './run-status-label.ts'
import type { RecentRun } from './run-trend.tsx'

/** The numbers behind the charts, newest first; each run is a link. */
export const RunTrendTable = ({ runs }: { readonly runs: readonly RecentRun[] }) => {
  const text = useText()
  const intl = useIntl()
  const duration = useDuration()
  return (
    <ScrollArea.Autosize mah={140} type="auto" viewportProps={{ tabIndex: 0 }}>
      <Table verticalSpacing={2} horizontalSpacing={8} fz={12} stickyHeader tabularNums>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text('runs.started')}</Table.Th>
            <Table.Th>{text('runs.status')}</Table.Th>
            <Table.Th ta="end">{text('runs.duration')}</Table.Th>
            <Table.Th ta="end">{text('runs.changed')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {runs.toReversed().map((run) => (
            <Table.Tr key={run.id}>
              <Table.Td>
                <Anchor component={Link} href={`/runs/${run.id}`} fz={12}>
                  <RelativeTime at={run.startedAt} />
                </Anchor>
              </Table.Td>
              <Table.Td>{runStatusLabel(text, run.status)}</Table.Td>
              <Table.Td ta="end">{duration(run.milliseconds)}</Table.Td>
              <Table.Td ta="end">{intl.formatNumber(run.changes)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  )
}
