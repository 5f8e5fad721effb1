import { describe, expect, it } from 'vitest'
import { addToBundle, certificateToTrust } from './certificate-trust.ts'

const certificate = (subject: string) => ({
  subject,
  issuer: 'CN=CA',
  names: [],
  validFrom: '2026-01-01T00:00:00Z',
  validTo: '2027-01-01T00:00:00Z',
  fingerprint256: subject,
  selfSigned: false,
  pem: `-----BEGIN CERTIFICATE-----\n${subject}\n-----END CERTIFICATE-----\n`,
})

describe('certificateToTrust', () => {
  it('is the CA at the end of the chain, or the only certificate there is', () => {
    const leaf = certificate('CN=dc1')
    const ca = certificate('CN=CA')
    expect(certificateToTrust([leaf, ca])).toEqual({ certificate: ca, isAuthority: true })
    expect(certificateToTrust([leaf])).toEqual({ certificate: leaf, isAuthority: false })
    expect(certificateToTrust([])).toBeUndefined()
  })
})

describe('addToBundle', () => {
  const { pem: first } = certificate('AAAA')
  const { pem: second } = certificate('BBBB')

  it('adds to what is trusted already, each once whatever its line breaks', () => {
    expect(addToBundle('', first)).toBe(first)
    expect(addToBundle(first, second)).toBe(first + second)
    expect(addToBundle(first + second, first.replaceAll('\n', '\r\n'))).toBe(first + second)
  })

  it('takes certificates only', () => {
    const key = '-----BEGIN PRIVATE KEY-----\nsesame\n-----END PRIVATE KEY-----\n'
    expect(addToBundle(first, key)).toBe(first)
  })
})
