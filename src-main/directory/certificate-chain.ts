import type { DetailedPeerCertificate } from 'node:tls'

/** A certificate as a person looks at it. */
export interface CertificateSummary {
  readonly subject: string
  readonly issuer: string
  readonly names: readonly string[]
  readonly validFrom: string
  readonly validTo: string
  readonly fingerprint256: string
  readonly selfSigned: boolean
  readonly pem: string
}

/** A chain longer than this is none that a server needs. */
const MOST_CERTIFICATES = 10

/** The chain that hangs together from a peer's certificate, leaf first. */
export const certificateChain = (
  leaf: DetailedPeerCertificate | undefined,
): readonly CertificateSummary[] => {
  const chain: CertificateSummary[] = []
  let certificate = leaf
  // Without a certificate Node gives an empty object; a self-signed one is its own issuer.
  while (certificate?.raw !== undefined && chain.length < MOST_CERTIFICATES) {
    chain.push(summarizeCertificate(certificate))
    const issuer: DetailedPeerCertificate | undefined = certificate.issuerCertificate
    certificate = issuer?.fingerprint256 === certificate.fingerprint256 ? undefined : issuer
  }
  return chain
}

const summarizeCertificate = (certificate: DetailedPeerCertificate): CertificateSummary => {
  const subject = distinguishedText(certificate.subject)
  const issuer = distinguishedText(certificate.issuer)
  return {
    subject,
    issuer,
    names: (certificate.subjectaltname ?? '')
      .split(', ')
      .map((name) => name.replace(/^(?:DNS|IP Address|email|URI):/, ''))
      .filter((name) => name !== ''),
    validFrom: isoDate(certificate.valid_from),
    validTo: isoDate(certificate.valid_to),
    fingerprint256: certificate.fingerprint256,
    selfSigned: subject === issuer,
    pem: pemText(certificate.raw),
  }
}

const pemText = (der: Buffer): string => {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

// Node types the name as if every part were there once; repeated parts come as a list.
export const distinguishedText = (name: unknown): string =>
  typeof name === 'object' && name !== null
    ? Object.entries(name)
        .flatMap(([type, value]: [string, unknown]) =>
          (Array.isArray(value) ? value : [value]).map((part) => `${type}=${String(part)}`),
        )
        .toReversed()
        .join(', ')
    : ''

/** `Nov 23 12:00:00 2026 GMT` as ISO text; empty for what is no date. */
export const isoDate = (openSslDate: string | undefined): string => {
  const date = new Date(openSslDate ?? '')
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}
