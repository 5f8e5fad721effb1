import { ActionIcon, Anchor, Tooltip } from '@mantine/core'
import {
  IconAlertTriangle,
  IconChevronDown,
  IconChevronRight,
  IconCircleX,
  IconLockOpen,
} from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useIntl } from 'react-intl'
import { Link } from 'wouter'
import { DnText } from '../../ui/dn-text.tsx'
import { directoryOf, encryptionOf, expiryOf, faultOf, type Server } from '../../ui/read-server.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { ServerReport } from '../../ui/server-report.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useSaid } from '../../ui/use-said.ts'
import { useText } from '../../ui/use-text.ts'
import classes from './server-table.module.css'

interface ServerRowProps {
  readonly server: Server
  readonly name: string
  readonly slug: string
  readonly isPool?: boolean
  readonly isOpenedAtFirst?: boolean
}

const columns = 6

/** One server: how it stands, what is wrong with it and what to do, and on demand every step. */
export const ServerRow = ({
  server,
  name,
  slug,
  isPool = false,
  isOpenedAtFirst = false,
}: ServerRowProps) => {
  const text = useText()
  const intl = useIntl()
  const detailsId = useId()
  const [isOpen, setOpen] = useState(isOpenedAtFirst)
  const fault = faultOf(server)
  const directory = directoryOf(server)
  const toggleLabel = text(isOpen ? 'connectivity.hideSteps' : 'connectivity.showSteps', { server: name })
  const Chevron = isOpen ? IconChevronDown : IconChevronRight
  return (
    <tbody className={classes.body}>
      <tr className={classes.row}>
        <td className={classes.toggle}>
          <ActionIcon
            size="sm"
            aria-label={toggleLabel}
            aria-expanded={isOpen}
            aria-controls={detailsId}
            onClick={() => setOpen(!isOpen)}
          >
            <Chevron size={16} aria-hidden />
          </ActionIcon>
        </td>
        <th scope="row" className={classes.server}>
          {isPool ? (
            <Tooltip label={text('connectivity.poolHint')}>
              <span className={classes.pool}>{name}</span>
            </Tooltip>
          ) : (
            <DnText>{name}</DnText>
          )}
          {directory !== undefined && (
            <div className={classes.directory}>
              <SafeText>{directory}</SafeText>
            </div>
          )}
        </th>
        <td>
          <ServerState server={server} />
        </td>
        <td>
          <EncryptionText server={server} />
        </td>
        <td>
          <ExpiryText server={server} />
        </td>
        <td className={classes.time}>
          {intl.formatNumber(Math.round(server.milliseconds), {
            style: 'unit',
            unit: 'millisecond',
            unitDisplay: 'short',
          })}
        </td>
      </tr>
      {fault !== undefined && (
        <tr className={classes.fault}>
          <td colSpan={columns} className={classes.below}>
            <FaultText fault={fault} slug={slug} />
          </td>
        </tr>
      )}
      <tr id={detailsId} hidden={!isOpen}>
        <td colSpan={columns} className={classes.below}>
          {isOpen && (
            <div className={classes.report}>
              <ServerReport server={server} isFaultTold={fault !== undefined} />
            </div>
          )}
        </td>
      </tr>
    </tbody>
  )
}

interface FaultTextProps {
  readonly fault: NonNullable<ReturnType<typeof faultOf>>
  readonly slug: string
}

const FaultText = ({ fault, slug }: FaultTextProps) => {
  const text = useText()
  const said = useSaid()
  return (
    <div className={classes.faultText}>
      <p className={classes.faultMessage}>
        <SafeText>{said(fault.message)}</SafeText>
      </p>
      <p className={classes.remedy}>
        {said(fault.remedy)}{' '}
        <Anchor component={Link} href={`/sources/${encodeURIComponent(slug)}`} inherit underline="always">
          {text('connectivity.editSource')}
        </Anchor>
      </p>
    </div>
  )
}

const ServerState = ({ server }: { readonly server: Server }) => {
  const text = useText()
  if (server.status === 'ok') return <StateBadge state="ok" label={text('connectivity.answers')} />
  const failed = server.steps.find(({ status }) => status === 'failed')
  const label =
    failed === undefined
      ? text('connectivity.failsConfiguration')
      : text('connectivity.failsAt', { step: text(`sources.check.step.${failed.step}`) })
  return <StateBadge state="failed" label={label} />
}

const EncryptionText = ({ server }: { readonly server: Server }) => {
  const text = useText()
  const encryption = encryptionOf(server)
  if (encryption.kind === 'unknown')
    return <span className={classes.dim}>{text('connectivity.tls.unknown')}</span>
  if (encryption.kind === 'none')
    return (
      <span className={classes.tone} data-tone="attention">
        <IconLockOpen size={14} aria-hidden />
        {text('connectivity.tls.none')}
      </span>
    )
  if (encryption.isVerified) return <span>{encryption.protocol}</span>
  return (
    <span className={classes.tone} data-tone="attention">
      <IconAlertTriangle size={14} aria-hidden />
      {text('connectivity.tls.notVerified')}
    </span>
  )
}

const ExpiryText = ({ server }: { readonly server: Server }) => {
  const text = useText()
  const [now] = useState(() => new Date())
  const expiry = expiryOf(server, now)
  if (expiry === undefined) return <span className={classes.dim}>–</span>
  const Icon = { ok: undefined, attention: IconAlertTriangle, error: IconCircleX }[expiry.tone]
  return (
    <span className={classes.tone} data-tone={expiry.tone}>
      {Icon !== undefined && <Icon size={14} aria-hidden />}
      <span>
        {text(`connectivity.certificate.${expiry.tone === 'error' ? 'ended' : 'ends'}`)}{' '}
        <RelativeTime at={expiry.at} />
      </span>
    </span>
  )
}
