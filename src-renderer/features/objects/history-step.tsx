import { UnstyledButton } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import { SafeText } from '../../ui/safe-text.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useSaid } from '../../ui/use-said.ts'
import { useText } from '../../ui/use-text.ts'
import { isMembershipField, type FieldChange, type HistoryPart, type HistoryStep } from './history.ts'
import classes from './history-tab.module.css'
import { RunLink } from './moment-text.tsx'
import { changeWords, missingWords } from './object-words.ts'
import { useSourceNames } from './use-source-names.ts'
import { KeptValue } from './value-list.tsx'

/** What one run did: when, which run, of which source, and each value before and after. */
export const HistoryStepItem = ({ step }: { readonly step: HistoryStep }) => {
  const intl = useIntl()
  const { names } = useSourceNames()
  const { runId, at, source, parts } = step
  return (
    <li className={classes.step}>
      <div className={classes.when}>
        {at !== '' && (
          <time dateTime={at} className={classes.time}>
            {intl.formatTime(at, { hour: 'numeric', minute: '2-digit', second: '2-digit' })}
          </time>
        )}
        <RunLink id={runId} />
        <span className={classes.dim}>
          <SafeText>{names.get(source) ?? source}</SafeText>
        </span>
      </div>
      {parts.map((part) => (
        <PartOfStep key={`${part.change} ${part.reason ?? ''}`} part={part} />
      ))}
    </li>
  )
}

/** Changes of one run shown before they are unfolded. */
const fewChanges = 12
const mostChanges = 500

const PartOfStep = ({ part }: { readonly part: HistoryPart }) => {
  const text = useText()
  const said = useSaid()
  const [isOpen, setOpen] = useState(false)
  const { change, reason, fields } = part
  const shown = fields.slice(0, isOpen ? mostChanges : fewChanges)
  const isAboutGroups = fields.every(({ field }) => isMembershipField(field))
  return (
    <div className={classes.part}>
      <div className={classes.what}>
        <StateBadge state={change} label={changeWords(text, change)} />
        {isAboutGroups && shown.length > 0 && <Names of={shown} />}
        {reason !== null && (
          <span className={classes.dim}>
            <SafeText>{said(missingWords(text, reason))}</SafeText>
          </span>
        )}
      </div>
      {!isAboutGroups && shown.length > 0 && (
        <ul className={classes.changes}>
          {shown.map((field, index) => (
            // The fields of one run never move.
            <li key={index}>
              <ChangeText change={field} />
            </li>
          ))}
        </ul>
      )}
      {fields.length > shown.length && (
        <UnstyledButton className={classes.more} onClick={() => setOpen(true)}>
          {text('object.moreChanges', { count: fields.length - shown.length })}
        </UnstyledButton>
      )}
    </div>
  )
}

/** Groups joined or left, or members that came or went: names need no more than a line. */
const Names = ({ of: changes }: { readonly of: readonly FieldChange[] }) => (
  <ul className={classes.names}>
    {changes.map(({ before, after }, index) => (
      // The names of one run never move.
      <li key={index}>
        <KeptValue value={after ?? before} />
      </li>
    ))}
  </ul>
)

const ChangeText = ({ change }: { readonly change: FieldChange }) => {
  const text = useText()
  const { field, before, after } = change
  return (
    <div className={classes.change}>
      <span className={classes.field}>
        <SafeText>{field.replace(/^attributes\./, '')}</SafeText>
      </span>
      <span className={classes.values}>
        {before !== null && (
          <span className={classes.before}>
            <KeptValue value={before} />
          </span>
        )}
        {/* The arrow goes with the new value, so that a line never ends in it. */}
        <span className={classes.became}>
          {before !== null && (
            <IconArrowRight
              size={13}
              className={classes.arrow}
              aria-label={text('object.becomes')}
              role="img"
            />
          )}
          <span className={classes.after}>
            <KeptValue value={after} />
          </span>
        </span>
      </span>
    </div>
  )
}
