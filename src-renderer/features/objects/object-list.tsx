import { Button } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { PagedRows } from '../../api/use-paged-rows.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { PagedBoundary } from '../../ui/paged-boundary.tsx'
import { VirtualTable } from '../../ui/virtual-table.tsx'
import { ColumnMenu } from './column-menu.tsx'
import { ExportMenu, type ShownList } from './export-menu.tsx'
import { ListBar } from './list-bar.tsx'
import { isNarrowed, printListFilter, widened } from './list-filter.ts'
import type { Columns } from './use-columns.ts'
import type { ListKind, ListRoute } from './use-list-route.ts'
import type { NamedSource } from './use-source-names.ts'
import { useText } from '../../ui/use-text.ts'

/** What differs between the two lists in words. */
export interface ListWords {
  readonly title: string
  readonly search: string
  /** "1,203 of 100,000 people", or "100,000 people". */
  readonly count: (matching: number, all: number) => string
  readonly empty: { readonly title: string; readonly hint: string }
  readonly noMatch: { readonly title: string; readonly hint: string }
}

interface ObjectListProps<Row, Sort extends string> {
  readonly kind: ListKind
  readonly icon: Icon
  readonly words: ListWords
  readonly route: ListRoute<Sort>
  readonly sorts: readonly [Sort, ...Sort[]]
  readonly sources: readonly NamedSource[]
  /** What the rows are asked with. */
  readonly shown: ShownList
  readonly columns: Columns<Row>
  readonly rows: PagedRows<Row>
  /** How many there are when nothing is filtered. */
  readonly all: number | undefined
}

/** A list of people or groups: how many, filters, and the table. */
export const ObjectList = <Row extends { readonly id: number }, Sort extends string>(
  props: ObjectListProps<Row, Sort>,
) => {
  const { kind, words, route, rows, sources, all } = props
  const { filter } = route
  const { total } = rows
  // Nothing was ever synced: there is nothing to search, filter or export.
  const isEmpty = total === 0 && !isNarrowed(filter)
  return (
    <Page
      title={words.title}
      description={
        <span role="status">
          {total === undefined || isEmpty ? '\u00A0' : words.count(total, all ?? total)}
        </span>
      }
      actions={
        isEmpty ? undefined : (
          <>
            <ExportMenu
              shown={props.shown}
              count={total === undefined ? '' : words.count(total, all ?? total)}
              columns={props.columns.shown.flatMap(({ id, exported }) => exported ?? [id])}
            />
            <ColumnMenu kind={kind} columns={props.columns} />
          </>
        )
      }
    >
      {!isEmpty && (
        <ListBar
          searchLabel={words.search}
          filter={filter}
          onChange={route.setFilter}
          sources={sources}
          hasAccounts={kind === 'people'}
        />
      )}
      <ListBody {...props} />
    </Page>
  )
}

const ListBody = <Row extends { readonly id: number }, Sort extends string>(
  props: ObjectListProps<Row, Sort>,
) => {
  const { words, route, sorts, columns, rows } = props
  const { filter } = route
  return (
    <PagedBoundary rows={rows} empty={<NoRows {...props} />}>
      {(total) => (
        <VirtualTable
          label={words.title}
          columns={columns.shown}
          total={total}
          rowAt={rows.rowAt}
          onRangeChange={rows.onRangeChange}
          isStale={rows.isStale}
          resetKey={printListFilter(filter, sorts[0])}
          sort={{ key: filter.sort, descending: filter.descending }}
          onSort={({ key, descending }) =>
            route.setFilter({ ...filter, sort: sorts.find((each) => each === key) ?? sorts[0], descending })
          }
          onOpen={({ id }) => route.open(id)}
          opensOnMove={route.id !== undefined}
          isSelected={({ id }) => id === route.id}
        />
      )}
    </PagedBoundary>
  )
}

/** Nothing matches, or nothing was ever synced. */
const NoRows = <Row extends { readonly id: number }, Sort extends string>({
  words,
  icon,
  route: { filter, setFilter },
  sources,
}: ObjectListProps<Row, Sort>) => {
  const text = useText()
  if (isNarrowed(filter)) {
    return (
      <EmptyState
        icon={icon}
        {...words.noMatch}
        actions={
          <Button variant="default" onClick={() => setFilter(widened(filter))}>
            {text('objects.clearFilters')}
          </Button>
        }
      />
    )
  }
  return (
    <EmptyState
      icon={icon}
      {...words.empty}
      actions={
        <Button component={Link} href={sources.length === 0 ? '/sources/new' : '/sources'}>
          {text(sources.length === 0 ? 'objects.addSource' : 'objects.sources')}
        </Button>
      }
    />
  )
}
