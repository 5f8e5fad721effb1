import { X509Certificate } from 'node:crypto'
import type { ServerReport } from '../../directory/check-connectivity.ts'

export interface SourceWarning {
  readonly code: string
  readonly message: string
}

/** A month is what it takes to get a certificate in a large organisation. */
const warningDays = 30
const dayMs = 24 * 60 * 60_000

/** What will break soon: certificates of the servers as last seen, and the source's own client certificate. */
export const sourceWarnings = (
  servers: readonly ServerReport[],
  clientCertificate: string,
  now: number,
): readonly SourceWarning[] => {
  const ends = new Map<string, { readonly uri: string; readonly validTo: string }>()
  for (const { uri, certificates } of servers) {
    const [leaf] = certificates
    if (leaf !== undefined) ends.set(leaf.fingerprint256, { uri, validTo: leaf.validTo })
  }
  return [
    ...[...ends.values()].flatMap(({ uri, validTo }) =>
      warningFor('certificate.expiring', `The certificate of ${uri}`, Date.parse(validTo), now),
    ),
    ...warningFor('client-certificate.expiring', 'The client certificate', endOf(clientCertificate), now),
  ]
}

const warningFor = (code: string, what: string, end: number, now: number): readonly SourceWarning[] => {
  if (Number.isNaN(end) || end - now > warningDays * dayMs) return []
  const day = new Date(end).toISOString().slice(0, 10)
  if (end <= now) return [{ code, message: `${what} ended on ${day}.` }]
  const days = Math.ceil((end - now) / dayMs)
  return [{ code, message: `${what} ends on ${day}, in ${days === 1 ? 'one day' : `${days} days`}.` }]
}

const endOf = (pem: string): number => {
  if (pem === '') return Number.NaN
  try {
    return Date.parse(new X509Certificate(pem).validTo)
  } catch {
    // The field's own check reports what is no certificate.
    return Number.NaN
  }
}
