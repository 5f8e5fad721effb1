import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSlapd, type Slapd } from '../../e2e/servers/slapd.ts'
import { makeTestCertificates } from '../../e2e/servers/test-certificates.ts'
import type { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import { connectionSettings, withOneConnection } from './connection-settings.builder.ts'
import type { ConnectionSettings, TlsSummary } from './directory-client.ts'

const base = 'dc=rollcall,dc=test'
const signal = AbortSignal.timeout(120_000)

const ways = ['ldaps', 'starttls'] as const

const settingsFor = (
  slapd: Slapd,
  way: (typeof ways)[number],
  overrides: Partial<LdapSource> = {},
): ConnectionSettings =>
  connectionSettings(
    {
      serverUri: [way === 'ldaps' ? (slapd.ldapsUri ?? '') : slapd.uri],
      startTls: way === 'starttls',
      bindCn: slapd.readerDn,
      tlsVerification: 'custom-ca',
      peerCertificate: slapd.ca,
      ...overrides,
    },
    slapd.readerPassword,
  )

const tlsOf = (settings: ConnectionSettings): Promise<TlsSummary | undefined> =>
  withOneConnection(settings, async (connection) => {
    expect(await connection.readEntry(base, ['1.1'], signal)).toBeDefined()
    return connection.facts.tls
  })

describe.each(ways)('TLS by %s', (way) => {
  let slapd: Slapd
  let elsewhere: Slapd
  let expired: Slapd
  beforeAll(async () => {
    slapd = await startSlapd({ tls: 'valid' })
    elsewhere = await startSlapd({ tls: 'wrong-host' })
    expired = await startSlapd({ tls: 'expired' })
  })
  afterAll(async () => {
    await slapd.stop()
    await elsewhere.stop()
    await expired.stop()
  })

  it('trusts the chosen CA and says what was agreed on', async () => {
    expect(await tlsOf(settingsFor(slapd, way))).toMatchObject({
      mode: way,
      verified: true,
      protocol: 'TLSv1.3',
      subject: 'CN=directory server, O=Rollcall test',
      issuer: 'CN=Test CA, O=Rollcall test',
    })
  })

  it('refuses a CA that is not in the system trust store', async () => {
    await expect(tlsOf(settingsFor(slapd, way, { tlsVerification: 'system' }))).rejects.toMatchObject({
      code: 'directory.tls-untrusted',
      message: expect.stringContaining('authority that is not trusted'),
      details: { step: 'tls' },
    })
  })

  it('refuses a certificate that another CA signed', async () => {
    await expect(tlsOf(settingsFor(slapd, way, { peerCertificate: elsewhere.ca }))).rejects.toMatchObject({
      code: 'directory.tls-untrusted',
    })
  })

  it('refuses a certificate for another host and tells its names', async () => {
    await expect(tlsOf(settingsFor(elsewhere, way))).rejects.toMatchObject({
      code: 'directory.tls-untrusted',
      message: expect.stringMatching(
        /not for 127\.0\.0\.1; the names in it are elsewhere\.example, other\.example/,
      ),
    })
  })

  it('checks the host as it stands in the address, name or number', async () => {
    const named = await startSlapd({ tls: 'name-only' })
    try {
      const byName = settingsFor(named, way, {
        serverUri: settingsFor(named, way).source.serverUri.map((uri) =>
          uri.replace('127.0.0.1', 'localhost'),
        ),
      })
      expect(await tlsOf(byName)).toMatchObject({ verified: true })
      await expect(tlsOf(settingsFor(named, way))).rejects.toMatchObject({ code: 'directory.tls-untrusted' })
    } finally {
      await named.stop()
    }
  })

  it('refuses an expired certificate and tells the date', async () => {
    await expect(tlsOf(settingsFor(expired, way))).rejects.toMatchObject({
      code: 'directory.tls-untrusted',
      message: expect.stringContaining('it expired on 2021-01-01'),
    })
  })

  it('takes any certificate when verification is switched off, and says so', async () => {
    expect(await tlsOf(settingsFor(expired, way, { tlsVerification: 'none' }))).toMatchObject({
      verified: false,
    })
  })

  it('signs in with a client certificate by SASL EXTERNAL', async () => {
    const settings = settingsFor(slapd, way, {
      serviceBindMethod: 'sasl_external',
      bindCn: '',
      clientCertificate: slapd.clientCertificate,
    })
    const external = {
      ...settings,
      bindPassword: undefined,
      clientKey: connectionSettings({}, '', slapd.clientKey).clientKey,
    }
    expect(await tlsOf(external)).toMatchObject({ verified: true })
  })

  it('says what is missing when the client certificate has no key', async () => {
    const settings = settingsFor(slapd, way, { clientCertificate: slapd.clientCertificate })
    await expect(tlsOf(settings)).rejects.toMatchObject({ code: 'directory.credentials-missing' })
  })

  it('says so when key and certificate do not belong together', async () => {
    const settings = settingsFor(slapd, way, { clientCertificate: slapd.clientCertificate })
    const { clientKey } = connectionSettings({}, '', elsewhere.clientKey)
    await expect(tlsOf({ ...settings, clientKey })).rejects.toMatchObject({
      code: 'input.invalid',
      message: expect.stringContaining('do not belong together'),
    })
  })

  it('uses the ciphers that were chosen, and refuses names that are none', async () => {
    const chosen = await tlsOf(settingsFor(slapd, way, { tlsCiphers: 'TLS_AES_128_GCM_SHA256' }))
    expect(chosen).toMatchObject({ cipher: 'TLS_AES_128_GCM_SHA256' })
    await expect(tlsOf(settingsFor(slapd, way, { tlsCiphers: 'NOT-A-CIPHER' }))).rejects.toMatchObject({
      code: 'input.invalid',
    })
  })
})

describe('trap 5: an ldap:// source with TLS fields', () => {
  it('speaks clear text until StartTLS, then checks the name that was connected to', async () => {
    const slapd = await startSlapd({ tls: 'valid' })
    try {
      const plain = settingsFor(slapd, 'starttls', { startTls: false })
      expect(await tlsOf(plain)).toBeUndefined()
      // By the name instead of the address: the certificate has both, and the name must reach the check.
      const byName = slapd.uri.replace('127.0.0.1', 'localhost')
      expect(await tlsOf(settingsFor(slapd, 'starttls', { serverUri: [byName] }))).toMatchObject({
        verified: true,
      })
    } finally {
      await slapd.stop()
    }
  })
})

describe('ports that do not speak LDAP', () => {
  it('are named as such when they greet in another language', async () => {
    const server = createServer((socket) =>
      socket.on('error', () => undefined).write('220 mail.example ESMTP\r\n'),
    )
    const port = await listening(server)
    const settings = connectionSettings({ serverUri: [`ldap://127.0.0.1:${port}`] })
    await expect(withOneConnection(settings, () => Promise.resolve())).rejects.toMatchObject({
      code: 'directory.protocol-error',
    })
    server.close()
  })

  it('are named as such when ldaps:// meets clear text', async () => {
    const server = createServer((socket) =>
      socket.on('error', () => undefined).write('220 mail.example ESMTP\r\n'),
    )
    const port = await listening(server)
    const settings = connectionSettings({ serverUri: [`ldaps://127.0.0.1:${port}`] })
    await expect(withOneConnection(settings, () => Promise.resolve())).rejects.toMatchObject({
      code: 'directory.tls-failed',
      message: expect.stringContaining('does not speak TLS'),
    })
    server.close()
  })

  it('are unreachable when nothing listens', async () => {
    const settings = connectionSettings({ serverUri: ['ldap://127.0.0.1:1'] })
    await expect(withOneConnection(settings, () => Promise.resolve())).rejects.toMatchObject({
      code: 'directory.unreachable',
      details: { step: 'tcp' },
    })
  })
})

describe('a server that wants a client certificate', () => {
  it('is named as such when there is none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-tls-'))
    const certificates = await makeTestCertificates(folder, 'valid')
    const server = createTlsServer({
      cert: await readFile(certificates.serverCertificateFile),
      key: await readFile(certificates.serverKeyFile),
      ca: certificates.ca,
      requestCert: true,
      rejectUnauthorized: true,
    })
    server.on('tlsClientError', () => undefined)
    const port = await listening(server)
    const settings = connectionSettings({
      serverUri: [`ldaps://127.0.0.1:${port}`],
      tlsVerification: 'custom-ca',
      peerCertificate: certificates.ca,
    })
    await expect(withOneConnection(settings, () => Promise.resolve())).rejects.toMatchObject({
      code: 'directory.tls-failed',
      message: expect.stringContaining('wants a client certificate'),
    })
    server.close()
    await rm(folder, { recursive: true })
  })
})

describe('the server name indication', () => {
  it('is the host connected to, and only when asked for', async () => {
    expect(await nameSentTo('localhost', true)).toBe('localhost')
    expect(await nameSentTo('localhost', false)).toBeUndefined()
  })

  it('is never an address', async () => {
    expect(await nameSentTo('127.0.0.1', true)).toBeUndefined()
  })
})

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    // A listening TCP server's address is never a pipe name.
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })

const nameSentTo = async (host: string, sni: boolean): Promise<string | undefined> => {
  let name: string | undefined
  const options: TlsOptions = {
    SNICallback: (servername, callback) => {
      name = servername
      callback(new Error('seen enough'))
    },
  }
  const server = createTlsServer(options)
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const settings = connectionSettings({ serverUri: [`ldaps://${host}:${port}`], sni })
  await withOneConnection(settings, () => Promise.resolve()).catch(() => undefined)
  server.close()
  return name
}
