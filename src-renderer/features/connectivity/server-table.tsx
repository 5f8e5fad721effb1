import { useText } from '../../ui/use-text.ts'
import type { ConnectionReport, SourceSummary } from '../../../src-shared/contract/source-calls.ts'
import { ServerRow } from './server-row.tsx'
import classes from './server-table.module.css'

interface ServerTableProps {
  readonly source: SourceSummary
  readonly report: ConnectionReport
  readonly isOpened: boolean
}

/** Every server alone, then all together, as a sync connects. */
export const ServerTable = ({ source, report, isOpened }: ServerTableProps) => {
  const text = useText()
  const { servers, pool } = report
  return (
    <table className={classes.table} aria-label={text('connectivity.table', { source: source.name })}>
      <thead>
        <tr>
          <th scope="col" className={classes.toggle}>
            <span className={classes.unseen}>{text('connectivity.column.details')}</span>
          </th>
          <th scope="col">{text('connectivity.column.server')}</th>
          <th scope="col" className={classes.state}>
            {text('connectivity.column.state')}
          </th>
          <th scope="col" className={classes.tls}>
            {text('connectivity.column.tls')}
          </th>
          <th scope="col" className={classes.certificate}>
            {text('connectivity.column.certificate')}
          </th>
          <th scope="col" className={classes.time}>
            {text('connectivity.column.time')}
          </th>
        </tr>
      </thead>
      {servers.map((server) => (
        <ServerRow
          key={server.uri}
          server={server}
          name={server.uri}
          slug={source.slug}
          isOpenedAtFirst={isOpened && (server.status !== 'ok' || servers.length === 1)}
        />
      ))}
      {/* With one server, the pool is that server again. */}
      {pool !== null && servers.length > 1 && (
        <ServerRow server={pool} name={text('connectivity.pool')} slug={source.slug} isPool />
      )}
    </table>
  )
}
