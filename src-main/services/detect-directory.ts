import type { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import type { Secret } from '../../src-shared/domain/secret.ts'
import { detectSource, type DetectedSource } from '../directory/detect-source.ts'

export interface DetectionRequest {
  readonly uri: string
  /** Empty: anonymously. */
  readonly bindCn: string
  readonly bindPassword: Secret | undefined
  /** PEM; empty: the system's trust store. */
  readonly peerCertificate: string
  readonly startTls: boolean
  /** False: any certificate will do. */
  readonly verify: boolean
}

export type DetectedDirectory = Pick<DetectedSource, 'vendor' | 'version' | 'draft' | 'fields' | 'advice'>

/** Looks at a server and proposes a source. It needs no data folder, so it is no part of the services. */
export const detectDirectory = (
  { uri, bindCn, bindPassword, peerCertificate, startTls, verify }: DetectionRequest,
  signal: AbortSignal,
): Promise<DetectedDirectory> => {
  const source: Partial<LdapSource> = {
    ...(bindCn === '' ? {} : { bindCn }),
    ...(peerCertificate === '' ? {} : { peerCertificate, tlsVerification: 'custom-ca' }),
    ...(verify ? {} : { tlsVerification: 'none' }),
    ...(startTls ? { startTls } : {}),
  }
  return detectSource(uri, { source, ...(bindPassword === undefined ? {} : { bindPassword }) }, signal)
}
