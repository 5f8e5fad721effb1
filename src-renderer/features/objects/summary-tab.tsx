import { Anchor } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { DnText } from '../../ui/dn-text.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useText } from '../../ui/use-text.ts'
import type { ObjectView } from './detail-view.ts'
import { Facts, type Fact } from '../../ui/facts.tsx'
import { FoldedText } from './folded-text.tsx'
import { lastMoment, type HistoryEntry, type Moment } from './history.ts'
import { MomentText } from './moment-text.tsx'
import { missingWords } from './object-words.ts'
import classes from './summary-tab.module.css'
import { useSourceNames } from './use-source-names.ts'

interface SummaryTabProps {
  readonly object: ObjectView
  readonly history: readonly HistoryEntry[]
  /** States besides that of the object itself, such as the account of a person. */
  readonly states?: ReactNode
  readonly facts: readonly Fact[]
  readonly children?: ReactNode
}

/** What one wants to know first: the state, since when and why; the main values; where it comes from. */
export const SummaryTab = ({ object, history, states, facts, children }: SummaryTabProps) => {
  const text = useText()
  const { state, createdAt, updatedAt, sources } = object
  return (
    <div className={classes.summary}>
      <div className={classes.states}>
        <StateLine
          badge={<StateBadge state={state} label={text(`objectState.${state}`)} />}
          since={lastMoment(history, (entry) => isEntryInto(state, entry))}
          why={text(whyOfState[state])}
        />
        {states}
      </div>
      <Facts
        facts={[
          ...facts,
          { label: text('object.created'), value: <RelativeTime at={createdAt} /> },
          { label: text('object.changed'), value: <RelativeTime at={updatedAt} /> },
        ]}
      />
      {children}
      <section className={classes.section}>
        <h3 className={classes.heading}>{text('objects.sources')}</h3>
        {sources.length === 0 && <p className={classes.dim}>{text('object.noSource')}</p>}
        {sources.map((source) => (
          <SourcePart key={source.slug} source={source} />
        ))}
      </section>
    </div>
  )
}

const whyOfState = {
  present: 'object.whyPresent',
  suspect: 'object.whySuspect',
  deleted: 'object.whyDeleted',
} as const

const isEntryInto = (state: ObjectView['state'], { change, fields }: HistoryEntry): boolean => {
  if (state === 'present') return ['created', 'restored', 'linked'].includes(change)
  return change === state || fields['state']?.[1] === state
}

interface StateLineProps {
  readonly badge: ReactNode
  readonly since: Moment | undefined
  readonly why: ReactNode
}

/** A state with since when and why. */
export const StateLine = ({ badge, since, why }: StateLineProps) => {
  const text = useText()
  const [before, after] = text('object.since', { time: '\0' }).split('\0')
  return (
    <div className={classes.state}>
      <div className={classes.badge}>
        {badge}
        {since !== undefined && (
          <span className={classes.dim}>
            {before}
            <MomentText moment={since} />
            {after}
          </span>
        )}
      </div>
      <div className={classes.dim}>{why}</div>
    </div>
  )
}

const SourcePart = ({ source }: { readonly source: ObjectView['sources'][number] }) => {
  const text = useText()
  const { names } = useSourceNames()
  const { slug, state, dn, identifier, lastUpdated, missingReason } = source
  const name = names.get(slug)
  return (
    <div className={classes.source}>
      <div className={classes.badge}>
        {name === undefined ? (
          <strong>{slug}</strong>
        ) : (
          <Anchor component={Link} href={`/sources/${encodeURIComponent(slug)}`} fw={600} size="sm">
            {name}
          </Anchor>
        )}
        <StateBadge state={state} label={text(`objectState.${state}`)} />
      </div>
      <Facts
        facts={[
          { label: text('object.dn'), value: <DnText>{dn}</DnText> },
          { label: text('object.identifier'), value: <FoldedText>{identifier}</FoldedText> },
          { label: text('object.lastUpdated'), value: <RelativeTime at={lastUpdated} /> },
          state === 'present'
            ? undefined
            : { label: text('object.missing'), value: missingWords(text, missingReason) },
        ]}
      />
    </div>
  )
}
