import { SegmentedControl } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { PersonDetail } from '../../../src-shared/contract/object-calls.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useText } from '../../ui/use-text.ts'
import { VirtualTable, type Column } from '../../ui/virtual-table.tsx'
import { Chain } from './chain.tsx'
import classes from './tab-list.module.css'

type Membership = PersonDetail['groups'][number]
type Which = 'all' | 'direct' | 'indirect'

const isOf = (which: Which, { isDirect }: Membership): boolean =>
  which === 'all' || isDirect === (which === 'direct')

/** The groups a person is in, directly or through other groups, and the way there. */
export const PersonGroupsTab = ({ groups }: { readonly groups: readonly Membership[] }) => {
  const text = useText()
  const [, navigate] = useLocation()
  const [which, setWhich] = useState<Which>('all')
  const [search, setSearch] = useState('')
  if (groups.length === 0) {
    return <EmptyState icon={IconUsers} title={text('object.noGroups')} hint={text('object.noGroupsHint')} />
  }
  const wanted = search.trim().toLowerCase()
  const shown = groups.filter(
    (group) =>
      isOf(which, group) && group.path.concat(group.name).some((name) => name.toLowerCase().includes(wanted)),
  )
  const ids = new Map(groups.map(({ name, id }) => [name, id]))
  const direct = groups.filter(({ isDirect }) => isDirect).length
  const columns: readonly Column<Membership>[] = [
    {
      id: 'name',
      header: text('object.group'),
      width: 'minmax(110px, 1fr)',
      render: ({ name }) => <SafeText>{name}</SafeText>,
    },
    {
      id: 'through',
      header: text('object.through'),
      width: 'minmax(200px, 2fr)',
      render: ({ isDirect, path }) =>
        isDirect ? (
          <span className={classes.hint}>{text('object.direct')}</span>
        ) : (
          <Chain path={path.slice(0, -1)} idOf={(name) => ids.get(name)} />
        ),
    },
  ]
  return (
    <div className={classes.tab}>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={text('object.which')}
          value={which}
          data={[
            { value: 'all', label: text('object.allGroups', { count: groups.length }) },
            { value: 'direct', label: text('object.directGroups', { count: direct }) },
            { value: 'indirect', label: text('object.indirectGroups', { count: groups.length - direct }) },
          ]}
          onChange={setWhich}
        />
        <SearchField label={text('object.searchGroups')} value={search} onChange={setSearch} width={180} />
      </div>
      {shown.length === 0 ? (
        <EmptyState
          icon={IconUsers}
          title={text('object.noGroupsMatch')}
          hint={text('object.noGroupsMatchHint')}
        />
      ) : (
        <VirtualTable
          label={text('object.groups')}
          columns={columns}
          total={shown.length}
          rowAt={(index) => shown[index]}
          resetKey={`${which} ${wanted}`}
          onOpen={({ id }) => navigate(`/groups/${id}`)}
        />
      )}
    </div>
  )
}
