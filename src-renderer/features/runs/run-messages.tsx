import { Anchor } from '@mantine/core'
import { IconMessageOff } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { CallOutput } from '../../../src-shared/contract/contract.ts'
import { DnText } from '../../ui/dn-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useSaid } from '../../ui/use-said.ts'
import { useText } from '../../ui/use-text.ts'
import { errorPlace } from './error-section.ts'
import classes from './run-messages.module.css'

type Groups = CallOutput<'runs.messages'>
type Group = Groups[number]

/** The badge that looks as grave as the message is. */
const looks = { error: 'failed', warning: 'ok_with_errors', info: 'info' } as const

interface RunMessagesProps {
  readonly query: UseQueryResult<Groups>
  /** The source whose settings mend what went wrong; undefined when there is none any more. */
  readonly slug: string | undefined
}

/** What a run had to say, one block a code: what to do about it, and the first few it happened to. */
export const RunMessages = ({ query, slug }: RunMessagesProps) => {
  const text = useText()
  return (
    <QueryBoundary query={query}>
      {(groups) =>
        groups.length === 0 ? (
          <EmptyState
            icon={IconMessageOff}
            title={text('run.noMessages')}
            hint={text('run.noMessagesHint')}
          />
        ) : (
          <div className={classes.groups}>
            {groups.map((group) => (
              <MessageGroup key={`${group.level} ${group.code}`} group={group} slug={slug} />
            ))}
          </div>
        )
      }
    </QueryBoundary>
  )
}

interface MessageGroupProps extends Pick<RunMessagesProps, 'slug'> {
  readonly group: Group
}

const MessageGroup = ({ group, slug }: MessageGroupProps) => {
  const text = useText()
  const said = useSaid()
  const place = slug === undefined ? undefined : errorPlace(slug, group.code)
  const more = group.count - group.samples.length
  return (
    <section className={classes.group} aria-label={group.code}>
      <h3 className={classes.head}>
        <StateBadge state={looks[group.level]} label={text(`run.level.${group.level}`)} />
        <code className={classes.code}>{group.code}</code>
        <span className={classes.times}>{text('run.messageCount', { count: group.count })}</span>
      </h3>
      {group.remedy !== '' && <p className={classes.remedy}>{said(group.remedy)}</p>}
      {place !== undefined && (
        <Anchor component={Link} href={place.href} size="sm">
          {text('run.toSection', { section: text(place.label) })}
        </Anchor>
      )}
      <ul className={classes.samples}>
        {group.samples.map((sample, index) => (
          // Messages have no identity but their place in the run.
          <li key={index}>
            <SafeText>{said(sample.message)}</SafeText>
            {sample.dn !== null && (
              <div className={classes.dn}>
                <DnText>{sample.dn}</DnText>
              </div>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && <p className={classes.times}>{text('run.moreMessages', { count: more })}</p>}
    </section>
  )
}
