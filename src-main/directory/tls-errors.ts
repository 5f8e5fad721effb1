// TLS failures in words that say what is wrong with which certificate.
import type { PeerCertificate } from 'node:tls'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { isoDate } from './certificate-chain.ts'
import { connectionLost, errorCode, type ErrorContext } from './directory-errors.ts'

/** The error of a handshake, with the certificate the server showed if it came that far. */
export const tlsError = (
  error: unknown,
  certificate: PeerCertificate | undefined,
  context: ErrorContext & { readonly host: string },
): AppError => {
  const code = errorCode(error) ?? ''
  const distrust = distrustReasons[code]
  const details = {
    ...context,
    tlsCode: code,
    ...(certificate?.fingerprint256 === undefined ? {} : { fingerprint256: certificate.fingerprint256 }),
  }
  if (distrust !== undefined) {
    const reason = distrust(certificate, context.host)
    return new AppError(
      'directory.tls-untrusted',
      `The certificate of ${context.uri} is not trusted: ${reason}.`,
      { ...details, reason },
      error,
    )
  }
  if (!(error instanceof Error)) return connectionLost(context, error)
  const reason = failureWords(code, error)
  return new AppError(
    'directory.tls-failed',
    `TLS with ${context.uri} could not be agreed on: ${reason}.`,
    { ...details, reason },
    error,
  )
}

type Reason = (certificate: PeerCertificate | undefined, host: string) => string

const unknownAuthority: Reason = (certificate) =>
  `it was signed by an authority that is not trusted here (${issuerOf(certificate)})`

// Codes of Node's documentation, "X509 certificate error codes".
const distrustReasons: Readonly<Record<string, Reason>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: () => 'it is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: (certificate) =>
    `its chain ends at a self-signed authority that is not trusted here (${issuerOf(certificate)})`,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority,
  CERT_UNTRUSTED: unknownAuthority,
  INVALID_CA: unknownAuthority,
  CERT_HAS_EXPIRED: (certificate) =>
    `it expired on ${isoDate(certificate?.valid_to).slice(0, 10) || 'an unknown date'}`,
  CERT_NOT_YET_VALID: (certificate) =>
    `it is not valid before ${isoDate(certificate?.valid_from).slice(0, 10) || 'an unknown date'}`,
  CERT_REVOKED: () => 'it was revoked',
  CERT_SIGNATURE_FAILURE: () => 'its signature is wrong',
  INVALID_PURPOSE: () => 'it was not made for servers',
  ERR_TLS_CERT_ALTNAME_INVALID: (certificate, host) =>
    `it is not for ${host}; the names in it are ${namesOf(certificate)}`,
}

const issuerOf = (certificate: PeerCertificate | undefined): string => {
  const name: unknown = certificate?.issuer?.CN ?? certificate?.issuer?.O
  return typeof name === 'string' ? `issuer: ${name}` : 'issuer unknown'
}

const namesOf = (certificate: PeerCertificate | undefined): string => {
  const alternatives = certificate?.subjectaltname?.replaceAll(/\b(?:DNS|IP Address):/g, '')
  const name: unknown = alternatives ?? certificate?.subject?.CN
  return typeof name === 'string' ? name : 'none'
}

const failureWords = (code: string, error: Error): string => {
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG') {
    return 'the port does not speak TLS'
  }
  if (code === 'ECONNRESET') return 'the server broke off the handshake'
  if (code === 'ERR_SSL_NO_CIPHERS_AVAILABLE' || code.includes('HANDSHAKE_FAILURE')) {
    return 'the server accepts none of our protocols, ciphers or certificates'
  }
  if (code.includes('CERTIFICATE_REQUIRED')) return 'the server wants a client certificate'
  return code === '' ? error.message : code
}
