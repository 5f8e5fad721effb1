import { IconAddressBook } from '@tabler/icons-react'
import { useCall } from '../../api/use-call.ts'
import { usePagedRows } from '../../api/use-paged-rows.ts'
import { useText } from '../../ui/use-text.ts'
import { BesideDetail } from './beside-detail.tsx'
import { peopleSorts } from './list-filter.ts'
import { usePeopleColumns } from './object-columns.tsx'
import { ObjectList } from './object-list.tsx'
import { PersonDetail } from './person-detail.tsx'
import { useChangedSince } from './use-changed-since.ts'
import { useColumns } from './use-columns.ts'
import { useListRoute } from './use-list-route.ts'
import { useSourceNames } from './use-source-names.ts'

/** Everybody ever synced, found by anything kept of them; one of them in detail. */
export const PeoplePage = () => {
  const text = useText()
  const route = useListRoute('people', peopleSorts)
  const { since, ...asked } = route.filter
  const changedSince = useChangedSince(since)
  const { sources, names } = useSourceNames()
  const columns = useColumns('people', usePeopleColumns(names))
  const filter = { ...asked, search: asked.search.trim(), changedSince }
  const rows = usePagedRows('people.list', { ...filter, attributes: [...columns.attributes] })
  const everybody = useCall('people.list', { limit: 1 }).data?.total
  return (
    <BesideDetail
      list={
        <ObjectList
          kind="people"
          icon={IconAddressBook}
          words={{
            title: text('shell.people'),
            search: text('people.search'),
            count: (count, total) =>
              count === total ? text('people.count', { count }) : text('people.countOf', { count, total }),
            empty: { title: text('people.empty'), hint: text('people.emptyHint') },
            noMatch: { title: text('people.noMatch'), hint: text('people.noMatchHint') },
          }}
          route={route}
          sorts={peopleSorts}
          sources={sources}
          shown={{ list: 'people', filter }}
          columns={columns}
          rows={rows}
          all={everybody}
        />
      }
      Detail={PersonDetail}
      detail={
        route.id === undefined
          ? undefined
          : { id: route.id, tab: route.tab, onTab: route.setTab, onClose: route.close }
      }
    />
  )
}
