import { Text } from '@mantine/core'
import { IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react'
import { useIntl } from 'react-intl'
import type { CheckStep, ConnectionReport, ServerCheck } from '../../../src-shared/contract/source-calls.ts'
import { useSaid } from '../../ui/use-said.ts'
import { useText } from '../../ui/use-text.ts'
import { CertificateChain } from './certificate-chain.tsx'
import classes from './connection-ladder.module.css'

interface ConnectionLadderProps {
  readonly report: ConnectionReport
  /** Takes the chain a server showed; absent where nothing is being edited. */
  readonly onTrust?: (chain: ServerCheck['certificates']) => void
}

/** Every server alone, rung by rung, then all of them as they are used. */
export const ConnectionLadder = ({ report, onTrust }: ConnectionLadderProps) => {
  const text = useText()
  return (
    <div className={classes.servers}>
      {report.servers.map((server) => (
        <ServerLadder key={server.uri} server={server} title={server.uri} {...(onTrust && { onTrust })} />
      ))}
      {report.pool !== null && report.servers.length > 1 && (
        <ServerLadder server={report.pool} title={text('sources.check.pool')} />
      )}
    </div>
  )
}

interface ServerLadderProps {
  readonly server: ServerCheck
  readonly title: string
  readonly onTrust?: (chain: ServerCheck['certificates']) => void
}

const ServerLadder = ({ server, title, onTrust }: ServerLadderProps) => {
  const intl = useIntl()
  const text = useText()
  const isKnown = server.vendor !== '' && server.vendor !== 'N/A'
  const version = server.version === 'N/A' ? '' : server.version
  const isUntrusted = server.failedStep === 'tls' && server.certificates.length > 0
  return (
    <section className={classes.server} aria-label={title}>
      <header className={classes.head}>
        <h3 className={classes.title}>{title}</h3>
        <span className={classes.vendor}>{isKnown ? `${server.vendor} ${version}`.trim() : ''}</span>
        <span className={classes.total}>
          {text('sources.check.milliseconds', { ms: intl.formatNumber(Math.round(server.milliseconds)) })}
        </span>
      </header>
      <ol className={classes.steps}>
        {server.steps.map((step) => (
          <Rung key={step.step} step={step} />
        ))}
      </ol>
      {server.certificates.length > 0 && (
        <CertificateChain
          chain={server.certificates}
          isUntrusted={isUntrusted}
          {...(isUntrusted && onTrust !== undefined ? { onTrust } : {})}
        />
      )}
    </section>
  )
}

const icons = { ok: IconCircleCheck, failed: IconCircleX, skipped: IconCircleDashed }

const Rung = ({ step }: { readonly step: CheckStep }) => {
  const text = useText()
  const said = useSaid()
  const intl = useIntl()
  const RungIcon = icons[step.status]
  return (
    <li className={classes.step} data-status={step.status}>
      <RungIcon size={18} stroke={1.75} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <span className={classes.name}>{text(`sources.check.step.${step.step}`)}</span>
        <span className={classes.status}>{text(`sources.check.${step.status}`)}</span>
        {step.message !== '' && <p className={classes.message}>{said(step.message)}</p>}
        {step.status === 'failed' && step.remedy !== '' && (
          <Text size="sm" component="p" className={classes.remedy}>
            {said(step.remedy)}
          </Text>
        )}
      </div>
      <span className={classes.time}>
        {step.milliseconds === null
          ? ''
          : text('sources.check.milliseconds', { ms: intl.formatNumber(Math.round(step.milliseconds)) })}
      </span>
    </li>
  )
}
