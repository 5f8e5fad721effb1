import { Select } from '@mantine/core'
import { IconListSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useIntl } from 'react-intl'
import type { RunItem, SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { usePagedRows } from '../../api/use-paged-rows.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PagedBoundary } from '../../ui/paged-boundary.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useText } from '../../ui/use-text.ts'
import { VirtualTable } from '../../ui/virtual-table.tsx'
import { ChangeDetail } from './change-detail.tsx'
import { kindLabel, kindsOf, parseKind } from './change-kinds.ts'
import classes from './run-changes.module.css'
import { useChangeColumns } from './use-change-columns.tsx'
import { useListedKinds } from './use-listed-kinds.ts'
import { useRouteFilter } from './use-route-filter.ts'

/** Ends that say nothing about the directory: the entries were not all compared. */
const ended: ReadonlySet<SyncRun['status']> = new Set(['failed', 'cancelled', 'interrupted', 'skipped'])

/** What a run changed, or would: a list to filter and search, and beside it the chosen change field by field. */
export const RunChanges = ({ run }: { readonly run: SyncRun }) => {
  const runId = run.id
  const text = useText()
  const intl = useIntl()
  const filter = useRouteFilter()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<RunItem>()
  const { objectType, change } = parseKind(filter.get('type'), filter.get('change'))
  const columns = useChangeColumns()
  const listed = useListedKinds(runId)
  const query = useMemo(() => ({ runId, objectType, change, search }), [runId, objectType, change, search])
  const rows = usePagedRows('runs.items', query)
  const kinds = kindsOf(listed ?? {})
  const kind = objectType !== null && change !== null ? `${objectType}.${change}` : ''
  if (listed !== undefined && Object.keys(listed).length === 0)
    return (
      <EmptyState
        icon={IconListSearch}
        title={text('run.noChanges')}
        hint={text(ended.has(run.status) ? 'run.endedEarly' : 'run.noChangesHint')}
      />
    )
  return (
    <>
      <div className={classes.filters}>
        <Select
          aria-label={text('run.kind')}
          size="xs"
          w={240}
          maxDropdownHeight={360}
          value={kind}
          data={[
            { value: '', label: text('run.allChanges') },
            ...kinds.map(({ key, count, ...parts }) => ({
              value: key,
              label: `${kindLabel(text, parts)} (${intl.formatNumber(count)})`,
            })),
          ]}
          allowDeselect={false}
          onChange={(value) => {
            const [type = null, name = null] = value === null || value === '' ? [] : value.split('.')
            filter.set({ type, change: name })
          }}
        />
        <SearchField label={text('run.searchChanges')} value={search} onChange={setSearch} width={300} />
      </div>
      <PagedBoundary
        rows={rows}
        empty={
          <EmptyState
            icon={IconListSearch}
            title={text('run.noChangesFound')}
            hint={text('run.noChangesFoundHint')}
          />
        }
      >
        {(total) => (
          <div className={classes.split}>
            <div className={classes.list}>
              <VirtualTable
                label={text('run.changes')}
                // The details have the DN, and what they leave is too narrow for one.
                columns={chosen === undefined ? columns : columns.filter(({ id }) => id !== 'dn')}
                total={total}
                rowAt={rows.rowAt}
                onRangeChange={rows.onRangeChange}
                isStale={rows.isStale}
                resetKey={JSON.stringify(query)}
                onOpen={setChosen}
                opensOnMove={chosen !== undefined}
                isSelected={(item) => chosen !== undefined && keyOf(item) === keyOf(chosen)}
              />
            </div>
            {chosen !== undefined && (
              <ChangeDetail
                key={keyOf(chosen)}
                item={chosen}
                slug={run.source}
                isWritten={
                  !run.dryRun &&
                  (run.status === 'ok' || run.status === 'ok_with_errors' || run.status === 'approved')
                }
                onClose={() => setChosen(undefined)}
              />
            )}
          </div>
        )}
      </PagedBoundary>
    </>
  )
}

/** A run changes an object in one way only; a membership is named by person and group. */
const keyOf = ({ objectType, change, dn, name, fields }: RunItem): string =>
  JSON.stringify([objectType, change, dn ?? name, fields['group'], fields['parent']])
