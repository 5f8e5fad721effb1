import { Anchor } from '@mantine/core'
import { Link } from 'wouter'
import { useCall } from '../../api/use-call.ts'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { useText } from '../../ui/use-text.ts'
import { AttributesTab } from './attributes-tab.tsx'
import { DetailActions } from './detail-actions.tsx'
import { DetailFrame, type DetailProps } from './detail-frame.tsx'
import { viewGroup } from './detail-view.ts'
import { DetailWaiting } from './detail-waiting.tsx'
import { FoldedText } from './folded-text.tsx'
import { HistoryTab } from './history-tab.tsx'
import { MembersTab } from './members-tab.tsx'
import { RelatedGroups } from './related-groups.tsx'
import { SummaryTab } from './summary-tab.tsx'

/** One group: state, attributes, members, the groups around it, history. */
export const GroupDetail = ({ id, ...frame }: DetailProps) => {
  const text = useText()
  const query = useCall('groups.get', id, { keepPrevious: true })
  const past = useCall('groups.history', id)
  const history = past.data ?? []
  const group = query.data
  if (group === undefined || query.isError) return <DetailWaiting {...frame} query={query} />
  const object = viewGroup(group)
  const counts = text('object.membershipCount', {
    direct: group.directMembers,
    all: group.effectiveMembers,
  })
  return (
    <DetailFrame
      {...frame}
      title={object.title}
      description={`${text('object.members')}: ${counts}`}
      actions={<DetailActions object={object} />}
      tabs={[
        {
          id: 'summary',
          label: text('object.summary'),
          render: () => (
            <SummaryTab
              object={object}
              history={history}
              facts={[
                { label: text('groups.name'), value: <FoldedText>{group.name}</FoldedText> },
                {
                  label: text('object.members'),
                  value: (
                    <Anchor component={Link} href={`/groups/${group.id}?tab=members`} size="sm">
                      {counts}
                    </Anchor>
                  ),
                },
              ]}
            >
              <RelatedGroups group={group} />
            </SummaryTab>
          ),
        },
        {
          id: 'attributes',
          label: text('object.attributes'),
          render: () => <AttributesTab key={group.id} object={object} />,
        },
        {
          id: 'members',
          label: text('object.members'),
          count: group.effectiveMembers,
          render: () => <MembersTab key={group.id} group={group} />,
        },
        {
          id: 'history',
          label: text('object.history'),
          render: () => (
            <QueryBoundary query={past}>
              {(entries) => <HistoryTab key={id} history={entries} />}
            </QueryBoundary>
          ),
        },
      ]}
    />
  )
}
