import { errorCodes, type ErrorCode } from '../../src-shared/errors/error-codes.ts'
import type { CheckReport, ServerCheck } from '../services/connectivity-service.ts'
import { printable, wrapText } from './display-text.ts'
import { duration } from './human-words.ts'
import type { Look } from './output.ts'
import { printTable } from './table.ts'

const defaultWidth = 100

/** One line a server, and under it what went wrong and what to do. */
export const describeCheck = (report: CheckReport, look: Look): readonly string[] => {
  const rows = Object.entries(report.servers)
  const table = printTable<readonly [string, ServerCheck]>(
    [
      { title: 'SERVER', cell: ([uri]) => (uri === '__all__' ? 'all together' : uri), flexible: true },
      {
        title: 'STATE',
        cell: ([, server]) =>
          server.code === null ? 'ok' : `failed at ${server.failedStep ?? 'an unknown step'}`,
        paint: (text, [, server]) => (server.code === null ? look.style.good(text) : look.style.bad(text)),
      },
      { title: 'VENDOR', cell: ([, server]) => vendorWords(server), flexible: true },
      { title: 'TLS', cell: ([, server]) => tlsWords(server) },
      { title: 'TIME', cell: ([, server]) => duration(server.milliseconds), align: 'right' },
    ],
    rows,
    look,
  )
  return [look.style.bold(report.source), ...table, ...describeFailures(rows, look)]
}

/** The pool's answer as one line. */
export const checkedServer = (report: CheckReport): string => {
  const pool = report.servers['__all__']
  if (pool === undefined || pool.code !== null) return pool?.status ?? 'not checked'
  return `ok: ${vendorWords(pool)}, ${tlsWords(pool)}, ${duration(pool.milliseconds)}`
}

const vendorWords = (server: ServerCheck): string => {
  if (server.vendor === 'N/A') return 'N/A'
  return server.version === 'N/A' ? server.vendor : `${server.vendor} ${server.version}`
}

const tlsWords = (server: ServerCheck): string => {
  if (server.tls === null) return server.code === null ? 'none' : '-'
  return server.tls.verified ? server.tls.protocol : `${server.tls.protocol}, not verified`
}

/** Servers that fail for the same reason are told once. */
const describeFailures = (
  rows: readonly (readonly [string, ServerCheck])[],
  look: Look,
): readonly string[] => {
  const reasons = new Map<string, ErrorCode>()
  for (const [, server] of rows) if (server.code !== null) reasons.set(server.status, server.code)
  const room = (look.width ?? defaultWidth) - 2
  return [...reasons].flatMap(([status, code]) => [
    ...wrapText(printable(status), room).map((line) => `  ${look.style.bad(line)}`),
    ...wrapText(errorCodes[code].remedy, room).map((line) => `  ${line}`),
  ])
}
