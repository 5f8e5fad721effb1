import { Table } from '@mantine/core'
import { useIntl } from 'react-intl'
import { useText } from '../../ui/use-text.ts'
import { visibleText } from '../../ui/visible-text.ts'
import type { Moment, ValuePeriod } from './history.ts'
import classes from './history-tab.module.css'
import { RunLink } from './moment-text.tsx'
import { KeptValue } from './value-list.tsx'

interface PeriodTableProps {
  readonly label: string
  readonly periods: readonly ValuePeriod[]
}

/** Every value a field had, from when to when. */
export const PeriodTable = ({ label, periods }: PeriodTableProps) => {
  const text = useText()
  return (
    <Table aria-label={visibleText(label)} className={classes.periods} verticalSpacing={6} fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text('object.value')}</Table.Th>
          <Table.Th>{text('object.from.time')}</Table.Th>
          <Table.Th>{text('object.until')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {periods.map(({ value, since, until }) => (
          <Table.Tr key={`${since?.runId ?? 0}-${until?.runId ?? 0}`}>
            <Table.Td className={classes.after}>
              <KeptValue value={value} />
            </Table.Td>
            <Table.Td>
              {since === null ? (
                <span className={classes.dim}>{text('object.beforeHistory')}</span>
              ) : (
                <At moment={since} />
              )}
            </Table.Td>
            <Table.Td>{until === null ? text('object.now') : <At moment={until} />}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

const At = ({ moment }: { readonly moment: Moment }) => {
  const intl = useIntl()
  return (
    <>
      {moment.at !== '' && (
        <time dateTime={moment.at} className={classes.at}>
          {intl.formatDate(moment.at, { dateStyle: 'medium', timeStyle: 'short' })}
        </time>
      )}
      <RunLink id={moment.runId} />
    </>
  )
}
