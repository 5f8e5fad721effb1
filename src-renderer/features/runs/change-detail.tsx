import { ActionIcon, Anchor } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { RunItem } from '../../../src-shared/domain/sync-run.ts'
import { useCall } from '../../api/use-call.ts'
import { DnText } from '../../ui/dn-text.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useIntoView } from '../../ui/use-into-view.ts'
import { useSaid } from '../../ui/use-said.ts'
import { useText } from '../../ui/use-text.ts'
import classes from './change-detail.module.css'
import { clashOf } from './clash.ts'
import { ConnectConflict } from './connect-conflict.tsx'
import { reasonWords, valueWords } from './run-words.ts'

interface ChangeDetailProps {
  readonly item: RunItem
  /** The source of the run. */
  readonly slug: string
  /** Whether the run did what its plan says: only then is what is new there to be looked at. */
  readonly isWritten: boolean
  readonly onClose: () => void
}

/** One change in full: each field with its old and its new value, and why. */
export const ChangeDetail = ({ item, slug, isWritten, onClose }: ChangeDetailProps) => {
  const text = useText()
  const said = useSaid()
  const isGroup = item.objectType === 'group' || item.objectType === 'group_parent'
  const fields = Object.entries(item.fields)
  const clash = clashOf(item)
  const { data: sources } = useCall('sources.list', undefined)
  const source = sources?.find((known) => known.slug === slug)?.name
  const place = useIntoView<HTMLElement>()
  useHotkeys([['Escape', onClose]])
  return (
    <aside ref={place} className={classes.detail} aria-label={text('run.changeDetails')}>
      <div className={classes.head}>
        <h3 className={classes.name}>
          <SafeText>{item.name}</SafeText>
        </h3>
        <ActionIcon aria-label={text('common.close')} onClick={onClose} size="sm">
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
      <p className={classes.kind}>
        <StateBadge state={item.change} label={text(`run.change.${item.change}`)} />
        {text(`run.object.${item.objectType}`)}
        {(isWritten || item.change !== 'created') && (
          <Anchor component={Link} fz="inherit" href={placeOf(item, { isGone: isWritten })}>
            {text(isGroup ? 'run.showGroup' : 'run.showObject')}
          </Anchor>
        )}
      </p>
      {item.dn !== null && (
        <p className={classes.dn}>
          <DnText>{item.dn}</DnText>
        </p>
      )}
      {item.reason !== null && (
        <p className={classes.reason}>
          <span className={classes.label}>{text('run.reason')}</span>{' '}
          <SafeText>{said(reasonWords(text, item.reason))}</SafeText>
        </p>
      )}
      {clash !== undefined && source !== undefined && (
        <ConnectConflict clash={clash} slug={slug} source={source} />
      )}
      {item.change === 'created' && fields.length === 0 && (
        <p className={classes.reason}>{text('run.newObject')}</p>
      )}
      <dl className={classes.fields}>
        {fields.map(([field, [before, after]]) => (
          <div key={field} className={classes.field}>
            <dt className={classes.label}>
              <SafeText>{field}</SafeText>
            </dt>
            <Value label={text('run.before')} value={before} isOld />
            <Value label={text('run.after')} value={after} isOld={false} />
          </div>
        ))}
      </dl>
    </aside>
  )
}

/** The list it is in; what the run deleted is listed among the deleted only. */
const placeOf = (item: RunItem, { isGone }: { readonly isGone: boolean }): string => {
  const isGroup = item.objectType === 'group' || item.objectType === 'group_parent'
  const query = new URLSearchParams({ q: clashOf(item)?.name ?? item.name })
  if (isGone && item.change === 'deleted') query.set('state', 'deleted')
  return `/${isGroup ? 'groups' : 'people'}?${query.toString()}`
}

interface ValueProps {
  readonly label: string
  readonly value: unknown
  readonly isOld: boolean
}

const Value = ({ label, value, isOld }: ValueProps) => {
  const text = useText()
  const words = valueWords(value)
  return (
    <dd className={classes.value} data-old={isOld || undefined}>
      <span className={classes.sign} role="img" aria-label={label}>
        {isOld ? '−' : '+'}
      </span>
      {words === '' ? (
        <em className={classes.empty}>{text('run.emptyValue')}</em>
      ) : (
        <SafeText>{words}</SafeText>
      )}
    </dd>
  )
}
