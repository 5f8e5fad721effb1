import { SegmentedControl } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { CallOutput } from '../../../src-shared/contract/contract.ts'
import type { GroupDetail } from '../../../src-shared/contract/object-calls.ts'
import { usePagedRows } from '../../api/use-paged-rows.ts'
import { DnText } from '../../ui/dn-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PagedBoundary } from '../../ui/paged-boundary.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useText } from '../../ui/use-text.ts'
import { VirtualTable, type Column } from '../../ui/virtual-table.tsx'
import { Chain } from './chain.tsx'
import classes from './tab-list.module.css'

type Which = 'direct' | 'effective' | 'unresolved'

/** Whom a group names itself, whom the groups within it name, and names nobody answers to. */
export const MembersTab = ({ group }: { readonly group: GroupDetail }) => {
  const text = useText()
  // A group that only holds groups has members all the same.
  const [chosen, setChosen] = useState<Which>(
    group.directMembers === 0 && group.effectiveMembers > 0 ? 'effective' : 'direct',
  )
  const [search, setSearch] = useState('')
  const unresolved = group.unresolvedMembers.length
  // The last unresolved one may come to be known while one looks.
  const which = chosen === 'unresolved' && unresolved === 0 ? 'direct' : chosen
  return (
    <div className={classes.tab}>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={text('object.which')}
          value={which}
          data={[
            { value: 'direct', label: text('groups.directMembers', { count: group.directMembers }) },
            { value: 'effective', label: text('groups.effectiveMembers', { count: group.effectiveMembers }) },
            ...(unresolved === 0
              ? []
              : [
                  {
                    value: 'unresolved' as const,
                    label: text('groups.unresolvedMembers', { count: unresolved }),
                  },
                ]),
          ]}
          onChange={setChosen}
        />
        {which !== 'unresolved' && (
          <SearchField label={text('groups.searchMembers')} value={search} onChange={setSearch} width={180} />
        )}
      </div>
      {which === 'unresolved' ? (
        <UnresolvedList members={group.unresolvedMembers} />
      ) : (
        <MemberTable id={group.id} isEffective={which === 'effective'} search={search.trim()} />
      )}
    </div>
  )
}

interface MemberTableProps {
  readonly id: number
  readonly isEffective: boolean
  readonly search: string
}

const MemberTable = ({ id, isEffective, search }: MemberTableProps) => {
  const text = useText()
  const [, navigate] = useLocation()
  const rows = usePagedRows('groups.members', { id, effective: isEffective, search })
  const columns = useMemberColumns(isEffective)
  const isSearched = search !== ''
  const emptyHint = isEffective ? 'groups.noMembersEffectiveHint' : 'groups.noMembersHint'
  return (
    <PagedBoundary
      rows={rows}
      empty={
        <EmptyState
          icon={IconUsers}
          title={text(isSearched ? 'groups.noMembersMatch' : 'groups.noMembers')}
          hint={text(isSearched ? 'groups.noMembersMatchHint' : emptyHint)}
        />
      }
    >
      {(total) => (
        <>
          {isSearched && (
            <p className={classes.hint} role="status">
              {text('groups.memberCount', { count: total })}
            </p>
          )}
          <VirtualTable
            label={text('object.members')}
            columns={columns}
            total={total}
            rowAt={rows.rowAt}
            onRangeChange={rows.onRangeChange}
            isStale={rows.isStale}
            resetKey={`${id} ${isEffective} ${search}`}
            onOpen={(member) => navigate(`/people/${member.id}`)}
          />
        </>
      )}
    </PagedBoundary>
  )
}

type Member = CallOutput<'groups.members'>['items'][number]

const useMemberColumns = (isEffective: boolean): readonly Column<Member>[] => {
  const text = useText()
  const through: Column<Member> = {
    id: 'through',
    header: text('object.through'),
    width: 'minmax(150px, 2fr)',
    render: ({ isDirect, path }) =>
      isDirect ? (
        <span className={classes.hint}>{text('object.direct')}</span>
      ) : (
        <Chain path={path.slice(0, -1)} />
      ),
  }
  return [
    {
      id: 'username',
      header: text('people.username'),
      width: 'minmax(96px, 1fr)',
      render: ({ username }) => <SafeText>{username}</SafeText>,
    },
    {
      id: 'name',
      header: text('people.name'),
      width: 'minmax(110px, 1.2fr)',
      render: ({ name }) => <SafeText>{name}</SafeText>,
    },
    ...(isEffective ? [through] : []),
  ]
}

/** As many as the main process sends; the number of all is in the run's messages. */
const mostUnresolved = 500

const UnresolvedList = ({ members }: { readonly members: readonly string[] }) => {
  const text = useText()
  return (
    <>
      <p className={classes.hint}>{text('groups.unresolvedHint')}</p>
      <ul className={classes.scroll}>
        {members.map((member) => (
          <li key={member}>
            <DnText>{member}</DnText>
          </li>
        ))}
      </ul>
      {members.length >= mostUnresolved && (
        <p className={classes.hint}>{text('groups.unresolvedSome', { count: members.length })}</p>
      )}
    </>
  )
}
