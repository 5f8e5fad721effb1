import { Anchor, Button, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { ConnectionReport, SourceSummary } from '../../../src-shared/contract/source-calls.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useText } from '../../ui/use-text.ts'
import { ServerTable } from './server-table.tsx'
import classes from './source-servers.module.css'
import type { CheckState } from './use-checks.ts'

interface SourceServersProps {
  readonly source: SourceSummary
  readonly report: ConnectionReport | null
  readonly check: CheckState | undefined
  /** Its steps are shown from the start. */
  readonly isOpened: boolean
  readonly onCheck: () => void
  readonly onCancel: () => void
}

/** One source with its servers, when they were looked at, and a way to look again. */
export const SourceServers = ({ source, report, check, isOpened, onCheck, onCancel }: SourceServersProps) => {
  const text = useText()
  const headingId = `servers-of-${source.slug}`
  const answering = report?.servers.filter(({ status }) => status === 'ok').length ?? 0
  return (
    <section aria-labelledby={headingId} className={classes.source}>
      <header className={classes.head}>
        <h2 id={headingId} className={classes.name}>
          <Anchor component={Link} href={`/sources/${encodeURIComponent(source.slug)}`} inherit>
            {source.name}
          </Anchor>
        </h2>
        {!source.enabled && <StateBadge state="disabled" label={text('connectivity.disabled')} />}
        <span className={classes.facts}>
          {report === null ? (
            text('connectivity.neverChecked')
          ) : (
            <>
              {text('connectivity.serversOk', { ok: answering, count: report.servers.length })} ·{' '}
              <RelativeTime at={report.checkedAt} />
            </>
          )}
        </span>
        <div className={classes.actions}>
          {check?.kind === 'running' ? (
            <>
              <Elapsed since={check.startedAt} />
              <Button
                variant="default"
                aria-label={text('connectivity.cancelCheck', { source: source.name })}
                onClick={onCancel}
              >
                {text('common.cancel')}
              </Button>
            </>
          ) : (
            <Button
              variant="default"
              aria-label={text('connectivity.checkSource', { source: source.name })}
              onClick={onCheck}
            >
              {text('connectivity.check')}
            </Button>
          )}
        </div>
      </header>
      {check?.kind === 'failed' && <ErrorPanel error={check.error} onRetry={onCheck} />}
      {report === null ? (
        <Text size="sm" c="var(--rc-text-dim)" className={classes.never}>
          {text('connectivity.neverCheckedHint')}
        </Text>
      ) : (
        <ServerTable source={source} report={report} isOpened={isOpened} />
      )}
    </section>
  )
}

const secondMs = 1000

/** How long a check has been going on; servers that do not answer make it long. */
const Elapsed = ({ since }: { readonly since: number }) => {
  const text = useText()
  const [seconds, setSeconds] = useState(0)
  // The clock is the outside thing here.
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.round((Date.now() - since) / secondMs)), secondMs)
    return () => clearInterval(timer)
  }, [since])
  return <StateBadge state="running" label={text('connectivity.checkingFor', { seconds })} />
}
