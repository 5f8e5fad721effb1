import { useIntl } from 'react-intl'
import type { ConnectionReport, ServerCheck } from '../../../src-shared/contract/source-calls.ts'
import { ServerReport } from '../../ui/server-report.tsx'
import { useText } from '../../ui/use-text.ts'
import classes from './connection-ladder.module.css'
import { TrustOffer } from './trust-offer.tsx'

interface ConnectionLadderProps {
  readonly report: ConnectionReport
  /** Takes the chain a server showed. */
  readonly onTrust: (chain: ServerCheck['certificates']) => void
}

/** Every server alone, rung by rung, then all of them as they are used. */
export const ConnectionLadder = ({ report, onTrust }: ConnectionLadderProps) => {
  const text = useText()
  return (
    <div className={classes.servers}>
      {report.servers.map((server) => (
        <ServerLadder key={server.uri} server={server} title={server.uri} onTrust={onTrust} />
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
  readonly onTrust?: ConnectionLadderProps['onTrust']
}

const ServerLadder = ({ server, title, onTrust }: ServerLadderProps) => {
  const intl = useIntl()
  return (
    <section className={classes.server} aria-label={title}>
      <header className={classes.head}>
        <h3 className={classes.title}>{title}</h3>
        <span className={classes.total}>
          {intl.formatNumber(Math.round(server.milliseconds), {
            style: 'unit',
            unit: 'millisecond',
            unitDisplay: 'short',
          })}
        </span>
      </header>
      <ServerReport
        server={server}
        trustOffer={
          onTrust === undefined ? undefined : <TrustOffer chain={server.certificates} onTrust={onTrust} />
        }
      />
    </section>
  )
}
