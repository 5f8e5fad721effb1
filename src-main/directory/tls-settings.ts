// How a source's TLS fields become Node's options. Three modes of verification, always named by the person; the host
// name is checked in both modes that verify at all.
import { isIP } from 'node:net'
import tls, { type ConnectionOptions, type SecureContext, type TLSSocket } from 'node:tls'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { distinguishedText, isoDate } from './certificate-chain.ts'
import type { ConnectionSettings, TlsSummary } from './directory-client.ts'

/** What stays the same for every connection of a source; the certificates are parsed once, at first use. */
export interface TlsSettings {
  readonly isVerifying: boolean
  /** Options for one host; merge with the socket to secure. */
  optionsFor(host: string): ConnectionOptions
}

export const createTlsSettings = (settings: ConnectionSettings): TlsSettings => {
  const { source } = settings
  const isVerifying = source.tlsVerification !== 'none'
  let secureContext: SecureContext | undefined
  return {
    isVerifying,
    optionsFor: (host) => {
      secureContext ??= createSecureContext(settings)
      return {
        host,
        secureContext,
        rejectUnauthorized: isVerifying,
        // RFC 6066 section 3: a server name is never an address. Without `servername` Node sends none.
        ...(source.sni && isIP(host) === 0 ? { servername: host } : {}),
      }
    },
  }
}

const createSecureContext = ({ source, clientKey }: ConnectionSettings): SecureContext => {
  const hasClientCertificate = source.clientCertificate.trim() !== ''
  if (hasClientCertificate && clientKey === undefined) {
    throw new AppError(
      'directory.credentials-missing',
      'The client certificate of this source has no key yet.',
    )
  }
  try {
    return tls.createSecureContext({
      ...trustedAuthorities(source),
      ...(source.tlsCiphers.trim() === '' ? {} : { ciphers: source.tlsCiphers }),
      ...(hasClientCertificate && clientKey !== undefined
        ? { cert: source.clientCertificate, key: clientKey.reveal() }
        : {}),
    })
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('input.invalid', `The TLS settings cannot be used: ${reasonOf(error)}.`, {}, error)
  }
}

const trustedAuthorities = ({
  tlsVerification,
  peerCertificate,
}: ConnectionSettings['source']): tls.SecureContextOptions => {
  if (tlsVerification === 'none') return {}
  if (tlsVerification === 'system') return { ca: systemAuthorities() }
  const certificates = peerCertificate.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)
  if (certificates === null) {
    throw new AppError('input.invalid', 'The CA chain of this source holds no PEM certificate.', {
      path: 'peerCertificate',
    })
  }
  // A chain may begin at an intermediate authority: what the person chose is trusted, whoever signed it.
  return { ca: certificates, allowPartialTrustChain: true }
}

/** The system's own store, and what NODE_EXTRA_CA_CERTS adds to it; not the list that Node was built with. */
const systemAuthorities = (): string[] => [
  ...tls.getCACertificates('system'),
  ...tls.getCACertificates('extra'),
]

/** OpenSSL's words without its internals; never the key, which they do not contain. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'ERR_SSL_NO_CIPHER_MATCH')
    return 'the cipher list names no known cipher'
  if ('code' in error && error.code === 'ERR_OSSL_X509_KEY_VALUES_MISMATCH') {
    return 'client certificate and client key do not belong together'
  }
  return `certificate or key cannot be read (${error.message})`
}

/** What to show of a secured connection. */
export const summarizeTls = (
  socket: TLSSocket,
  { mode, verified }: { mode: TlsSummary['mode']; verified: boolean },
): TlsSummary => {
  const certificate = socket.getPeerCertificate()
  return {
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().name,
    mode,
    verified,
    subject: distinguishedText(certificate.subject),
    issuer: distinguishedText(certificate.issuer),
    validFrom: isoDate(certificate.valid_from),
    validTo: isoDate(certificate.valid_to),
    fingerprint256: certificate.fingerprint256 ?? '',
  }
}
