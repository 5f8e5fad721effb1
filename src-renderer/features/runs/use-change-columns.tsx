import type { RunItem } from '../../../src-shared/domain/sync-run.ts'
import { SafeText } from '../../ui/safe-text.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useSaid } from '../../ui/use-said.ts'
import { useText } from '../../ui/use-text.ts'
import type { Column } from '../../ui/virtual-table.tsx'
import classes from './run-cells.module.css'
import { changeSummary } from './run-words.ts'

/** Columns of the list of a run's changes. */
export const useChangeColumns = (): readonly Column<RunItem>[] => {
  const text = useText()
  const said = useSaid()
  return [
    {
      id: 'kind',
      header: text('run.kind'),
      width: '140px',
      render: (item) => <StateBadge state={item.change} label={text(`run.change.${item.change}`)} />,
    },
    {
      id: 'object',
      header: text('run.object'),
      width: '136px',
      render: (item) => <span className={classes.dim}>{text(`run.object.${item.objectType}`)}</span>,
    },
    {
      id: 'name',
      header: text('run.name'),
      width: 'minmax(140px, 1fr)',
      render: (item) => <SafeText>{item.name}</SafeText>,
    },
    {
      id: 'what',
      header: text('run.what'),
      width: 'minmax(180px, 2fr)',
      render: (item) => {
        const summary = changeSummary(text, item)
        return <SafeText>{item.reason === null ? summary : said(summary)}</SafeText>
      },
    },
    {
      id: 'dn',
      header: text('run.dn'),
      width: 'minmax(140px, 1.5fr)',
      render: (item) =>
        item.dn !== null && (
          <span className={classes.server}>
            <SafeText>{item.dn}</SafeText>
          </span>
        ),
    },
  ]
}
