import { X509Certificate } from 'node:crypto'
import type { CertificateView } from '../../../src-shared/contract/source-calls.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'

const pemBlocks = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g

/** What PEM text holds, in its order. Throws `input.invalid` when it is no certificate. */
export const readCertificates = (pem: string): CertificateView[] => {
  const blocks = pem.match(pemBlocks) ?? []
  if (blocks.length === 0)
    throw new AppError('input.invalid', 'This is no certificate: there is no "BEGIN CERTIFICATE" in it.')
  return blocks.map((block, index) => viewCertificate(block, index + 1))
}

const viewCertificate = (block: string, number: number): CertificateView => {
  const certificate = parse(block, number)
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    names: (certificate.subjectAltName ?? '')
      .split(', ')
      .map((name) => name.replace(/^(?:DNS|IP Address|email|URI):/, ''))
      .filter((name) => name !== ''),
    validFrom: new Date(certificate.validFrom).toISOString(),
    validTo: new Date(certificate.validTo).toISOString(),
    fingerprint256: certificate.fingerprint256,
    selfSigned: certificate.subject === certificate.issuer,
    pem: certificate.toString(),
  }
}

const parse = (block: string, number: number): X509Certificate => {
  try {
    return new X509Certificate(block)
  } catch (error) {
    throw new AppError('input.invalid', `Certificate ${number} cannot be read.`, { number }, error)
  }
}

/** Node writes a name one part a line, the root first; people read it the other way round. */
const oneLine = (name: string): string => name.split('\n').toReversed().join(', ')
