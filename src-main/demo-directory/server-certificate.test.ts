import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createTlsMaterial } from './server-certificate.ts'

describe('the certificates of the embedded directory', () => {
  const now = new Date('2026-05-04T10:00:00Z')
  const material = createTlsMaterial(now)
  const ca = new X509Certificate(material.caCertificate)
  const server = new X509Certificate(material.server.certificate)

  it('has a CA that vouches for itself and for the server', () => {
    expect([
      ca.ca,
      ca.verify(ca.publicKey),
      server.ca,
      server.verify(ca.publicKey),
      server.checkIssued(ca),
    ]).toEqual([true, true, false, true, true])
  })

  it('is made for this machine by name and by address', () => {
    expect([server.checkHost('localhost'), server.checkIP('127.0.0.1'), server.checkIP('::1')]).toEqual([
      'localhost',
      '127.0.0.1',
      '::1',
    ])
    expect(server.checkHost('example.org')).toBeUndefined()
  })

  it('is valid now and not for ever', () => {
    expect(server.validFromDate.getTime()).toBeLessThan(now.getTime())
    expect(server.validToDate.toISOString()).toBe('2027-05-04T09:00:00.000Z')
  })

  it('has a client certificate for clients only', () => {
    const client = new X509Certificate(material.client.certificate)
    expect([client.keyUsage, client.verify(ca.publicKey)]).toEqual([['1.3.6.1.5.5.7.3.2'], true])
  })

  it('is another one at every start', () => {
    expect(createTlsMaterial(now).caCertificate).not.toBe(material.caCertificate)
  })
})
