import { Anchor } from '@mantine/core'
import { Link } from 'wouter'
import type { PersonDetail as Person } from '../../../src-shared/contract/object-calls.ts'
import { useCall } from '../../api/use-call.ts'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useText, type Text } from '../../ui/use-text.ts'
import { AttributesTab } from './attributes-tab.tsx'
import { DetailActions } from './detail-actions.tsx'
import { DetailFrame, type DetailProps } from './detail-frame.tsx'
import { viewPerson } from './detail-view.ts'
import { DetailWaiting } from './detail-waiting.tsx'
import { Note } from './entry-value.tsx'
import type { Fact } from '../../ui/facts.tsx'
import { FoldedText } from './folded-text.tsx'
import { HistoryTab } from './history-tab.tsx'
import { lastMoment, type HistoryEntry } from './history.ts'
import { accountWords } from './object-words.ts'
import { PasswordActions } from './password-actions.tsx'
import { PersonGroupsTab } from './person-groups-tab.tsx'
import { StateLine, SummaryTab } from './summary-tab.tsx'
import { visibleText } from '../../ui/visible-text.ts'

/** One person: state and why, attributes, groups, history. */
export const PersonDetail = ({ id, ...frame }: DetailProps) => {
  const text = useText()
  const query = useCall('people.get', id, { keepPrevious: true })
  const past = useCall('people.history', id)
  const history = past.data ?? []
  const person = query.data
  if (person === undefined || query.isError) return <DetailWaiting {...frame} query={query} />
  const object = viewPerson(person)
  return (
    <DetailFrame
      {...frame}
      title={object.title}
      description={<PersonLine person={person} />}
      actions={
        <>
          <DetailActions object={object} />
          {person.state !== 'deleted' && (
            <PasswordActions key={person.id} id={person.id} username={person.username} />
          )}
        </>
      }
      tabs={[
        {
          id: 'summary',
          label: text('object.summary'),
          render: () => (
            <SummaryTab
              object={object}
              history={history}
              states={
                person.state === 'deleted' ? undefined : <AccountLine person={person} history={history} />
              }
              facts={personFacts(text, person)}
            />
          ),
        },
        {
          id: 'attributes',
          label: text('object.attributes'),
          render: () => <AttributesTab key={person.id} object={object} />,
        },
        {
          id: 'groups',
          label: text('object.groups'),
          count: person.groups.length,
          render: () => <PersonGroupsTab key={person.id} groups={person.groups} />,
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

const PersonLine = ({ person }: { readonly person: Person }) => (
  <>
    <SafeText>{person.username}</SafeText>
    {person.email !== '' && (
      <>
        {' · '}
        <SafeText>{person.email}</SafeText>
      </>
    )}
  </>
)

interface AccountLineProps {
  readonly person: Person
  readonly history: readonly HistoryEntry[]
}

/** Whether the account is active, since when, and which rule says so with the value it went by. */
const AccountLine = ({ person, history }: AccountLineProps) => {
  const text = useText()
  const { isActive, isActiveReason: rule, raw } = person
  const value = raw
    .flatMap(({ attributes }) => attributes)
    .find(({ name }) => name.toLowerCase() === rule.toLowerCase())?.values[0]
  return (
    <StateLine
      badge={
        <StateBadge
          state={isActive ? 'ok' : 'inactive'}
          label={text(isActive ? 'people.active' : 'people.inactive')}
        />
      }
      since={lastMoment(history, ({ fields }) => fields['isActive']?.[1] === isActive)}
      why={
        <>
          {visibleText(accountWords(text, { isActive, rule }))}
          {value !== undefined && (
            <>
              {' '}
              {text('object.decidedBy', { value: visibleText(value.slice(0, mostOfValue)) })}{' '}
              <Note name={rule} value={value} />
            </>
          )}
        </>
      }
    />
  )
}

/** A flag or a time is never longer; anything else that calls itself one is cut. */
const mostOfValue = 80

const personFacts = (text: Text, person: Person): readonly Fact[] => {
  const { username, name, email, path, groups } = person
  const direct = groups.filter(({ isDirect }) => isDirect).length
  return [
    { label: text('people.username'), value: <FoldedText>{username}</FoldedText> },
    { label: text('people.name'), value: <FoldedText>{name}</FoldedText> },
    { label: text('people.email'), value: <FoldedText>{email}</FoldedText> },
    { label: text('people.path'), value: <FoldedText>{path}</FoldedText> },
    {
      label: text('object.groups'),
      value: (
        <Anchor component={Link} href={`/people/${person.id}?tab=groups`} size="sm">
          {text('object.membershipCount', { direct, all: groups.length })}
        </Anchor>
      ),
    },
  ]
}
