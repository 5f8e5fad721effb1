import { useIntl } from 'react-intl'
import type { GroupRow, PersonRow } from '../../../src-shared/contract/object-calls.ts'
import { relativeWords } from '../../ui/relative-words.ts'
import { SafeText } from '../../ui/safe-text.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useNow } from '../../ui/clock.tsx'
import { useText, type Text } from '../../ui/use-text.ts'
import classes from './object-columns.module.css'
import type { ChoosableColumn } from './use-columns.ts'

type SourceNames = ReadonlyMap<string, string>

/** The columns of the list of people. */
export const usePeopleColumns = (names: SourceNames): readonly ChoosableColumn<PersonRow>[] => {
  const text = useText()
  const time = useTimeText()
  return [
    {
      id: 'username',
      header: text('people.username'),
      width: 'minmax(140px, 1.3fr)',
      sortKey: 'username',
      isUsual: true,
      isFixed: true,
      render: (row) => (
        <span className={classes.name}>
          <SafeText>{row.username}</SafeText>
        </span>
      ),
    },
    plain('name', text('people.name'), 'minmax(140px, 1.5fr)'),
    plain('email', text('people.email'), 'minmax(190px, 2.2fr)'),
    { ...plain('path', text('people.path'), 'minmax(150px, 1.4fr)'), isUsual: false },
    {
      id: 'state',
      exported: ['state', 'isActive'],
      header: text('objects.state'),
      width: '128px',
      isUsual: true,
      render: (row) => <PersonState row={row} text={text} />,
    },
    sourcesColumn(text, names),
    changedColumn(text, time),
  ]
}

/** The columns of the list of groups. */
export const useGroupColumns = (names: SourceNames): readonly ChoosableColumn<GroupRow>[] => {
  const text = useText()
  const time = useTimeText()
  const intl = useIntl()
  return [
    {
      id: 'name',
      header: text('groups.name'),
      width: 'minmax(200px, 3fr)',
      sortKey: 'name',
      isUsual: true,
      isFixed: true,
      render: (row) => (
        <span className={classes.name}>
          <SafeText>{row.name}</SafeText>
        </span>
      ),
    },
    {
      id: 'members',
      exported: ['memberCount'],
      header: text('groups.directMembersOf'),
      width: '136px',
      align: 'end',
      sortKey: 'members',
      isUsual: true,
      render: (row) => intl.formatNumber(row.members),
    },
    {
      id: 'state',
      header: text('objects.state'),
      width: '128px',
      isUsual: true,
      render: (row) => <ObjectState state={row.state} text={text} />,
    },
    sourcesColumn(text, names),
    changedColumn(text, time),
  ]
}

const plain = (
  key: 'name' | 'email' | 'path',
  header: string,
  width: string,
): ChoosableColumn<PersonRow> => ({
  id: key,
  header,
  width,
  sortKey: key,
  isUsual: true,
  render: (row) => <SafeText>{row[key]}</SafeText>,
})

/** Missing says more than inactive, and inactive more than present. */
const PersonState = ({ row, text }: { readonly row: PersonRow; readonly text: Text }) => {
  if (row.state === 'present' && !row.isActive)
    return <StateBadge state="inactive" label={text('objectState.inactive')} />
  return <ObjectState state={row.state} text={text} />
}

/** Nearly everybody is present: what is not stands out where that is quiet. */
const ObjectState = ({ state, text }: { readonly state: PersonRow['state']; readonly text: Text }) => (
  <StateBadge state={state} label={text(`objectState.${state}`)} isQuiet={state === 'present'} />
)

const sourcesColumn = <Row extends { readonly sources: readonly string[] }>(
  text: Text,
  names: SourceNames,
): ChoosableColumn<Row> => ({
  id: 'sources',
  header: text('objects.sources'),
  width: 'minmax(120px, 1fr)',
  isUsual: true,
  render: (row) => row.sources.map((slug) => names.get(slug) ?? slug).join(', '),
})

const changedColumn = <Row extends { readonly updatedAt: string }>(
  text: Text,
  time: TimeText,
): ChoosableColumn<Row> => ({
  id: 'updatedAt',
  header: text('objects.updatedAt'),
  width: '120px',
  align: 'end',
  sortKey: 'updatedAt',
  isUsual: true,
  render: ({ updatedAt }) => (
    <time dateTime={updatedAt} title={time.exact(updatedAt)} className={classes.dim}>
      {time.relative(updatedAt)}
    </time>
  ),
})

interface TimeText {
  readonly relative: (at: string) => string
  readonly exact: (at: string) => string
}

/** One clock for the whole table: a timer and a tooltip a row would be felt while scrolling. */
const useTimeText = (): TimeText => {
  const intl = useIntl()
  const now = useNow()
  return {
    relative: (at) => relativeWords(intl, at, now),
    exact: (at) => intl.formatDate(at, { dateStyle: 'full', timeStyle: 'medium' }),
  }
}
