import { IconUsers } from '@tabler/icons-react'
import { useCall } from '../../api/use-call.ts'
import { usePagedRows } from '../../api/use-paged-rows.ts'
import { useText } from '../../ui/use-text.ts'
import { BesideDetail } from './beside-detail.tsx'
import { GroupDetail } from './group-detail.tsx'
import { groupSorts } from './list-filter.ts'
import { useGroupColumns } from './object-columns.tsx'
import { ObjectList } from './object-list.tsx'
import { useChangedSince } from './use-changed-since.ts'
import { useColumns } from './use-columns.ts'
import { useListRoute } from './use-list-route.ts'
import { useSourceNames } from './use-source-names.ts'

/** Every group ever synced; one of them with its members and the groups around it. */
export const GroupsPage = () => {
  const text = useText()
  const route = useListRoute('groups', groupSorts)
  const { since, active: _none, ...asked } = route.filter
  const changedSince = useChangedSince(since)
  const { sources, names } = useSourceNames()
  const columns = useColumns('groups', useGroupColumns(names))
  const filter = { ...asked, search: asked.search.trim(), changedSince }
  const rows = usePagedRows('groups.list', { ...filter, attributes: [...columns.attributes] })
  const all = useCall('groups.list', { limit: 1 }).data?.total
  return (
    <BesideDetail
      list={
        <ObjectList
          kind="groups"
          icon={IconUsers}
          words={{
            title: text('shell.groups'),
            search: text('groups.search'),
            count: (count, total) =>
              count === total ? text('groups.count', { count }) : text('groups.countOf', { count, total }),
            empty: { title: text('groups.empty'), hint: text('groups.emptyHint') },
            noMatch: { title: text('groups.noMatch'), hint: text('groups.noMatchHint') },
          }}
          route={route}
          sorts={groupSorts}
          sources={sources}
          shown={{ list: 'groups', filter }}
          columns={columns}
          rows={rows}
          all={all}
        />
      }
      Detail={GroupDetail}
      detail={
        route.id === undefined
          ? undefined
          : { id: route.id, tab: route.tab, onTab: route.setTab, onClose: route.close }
      }
    />
  )
}
