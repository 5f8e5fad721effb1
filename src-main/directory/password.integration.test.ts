import { createServer, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSlapd, type Slapd } from '../../e2e/servers/slapd.ts'
import { Secret } from '../../src-shared/domain/secret.ts'
import type { ResultCode } from '../demo-directory/result-codes.ts'
import { startDemoDirectory } from '../demo-directory/start-demo-directory.ts'
import { connectionSettings } from './connection-settings.builder.ts'
import type { ConnectionSettings } from './directory-client.ts'
import { setPassword } from './set-password.ts'
import { activeDirectoryCapability } from './vendors/active-directory.ts'
import { verifyPassword } from './verify-password.ts'

const signal = AbortSignal.timeout(60_000)
const dn = 'uid=jane,ou=people,dc=rollcall,dc=test'

describe('passwords in the directory', () => {
  let slapd: Slapd
  beforeAll(async () => {
    const seed = `dn: ${dn}\nobjectClass: inetOrgPerson\nuid: jane\ncn: Jane\nsn: Doe\nuserPassword: first\n`
    slapd = await startSlapd({ seed })
  })
  afterAll(() => slapd.stop())

  const settings = (bindCn: string, password: string): ConnectionSettings =>
    connectionSettings({ serverUri: [slapd.uri], bindCn }, password)
  const verify = (password: string): ReturnType<typeof verifyPassword> =>
    verifyPassword(
      settings(slapd.readerDn, slapd.readerPassword),
      { dn, password: new Secret(password) },
      signal,
    )

  it('are taken when right, and rejected with a reason when wrong or empty', async () => {
    expect(await verify('first')).toEqual({ ok: true, reason: undefined })
    expect(await verify('wrong')).toMatchObject({ ok: false, reason: expect.stringContaining('is wrong') })
    expect(await verify('')).toMatchObject({ ok: false })
  })

  it('are not even asked about when they are empty, nor is anybody without a name', async () => {
    const server = await startDemoDirectory({ people: 1 })
    const there = connectionSettings({ serverUri: [server.uri], bindCn: server.bindDn }, server.bindPassword)
    try {
      const empty = { dn: server.bindDn, password: new Secret('') }
      expect(await verifyPassword(there, empty, signal)).toMatchObject({
        ok: false,
        refusal: 'empty-password',
      })
      await expect(setPassword(there, empty, signal)).rejects.toMatchObject({ code: 'input.invalid' })
      const nameless = { dn: ' ', password: new Secret('some password') }
      expect(await verifyPassword(there, nameless, signal)).toMatchObject({
        ok: false,
        refusal: 'no-such-account',
      })
      expect(server.statistics().connections.accepted).toBe(0)
    } finally {
      await server.stop()
    }
  })

  it('cannot be judged while the directory is away', async () => {
    const away = connectionSettings({ serverUri: ['ldap://127.0.0.1:1'] })
    await expect(verifyPassword(away, { dn, password: new Secret('first') }, signal)).rejects.toMatchObject({
      code: 'directory.unreachable',
    })
  })

  it('are tried on one server alone, even when its answer is lost', async () => {
    const sound = await startDemoDirectory({ people: 1 })
    const silent = await startDemoDirectory({ people: 1, faults: [{ kind: 'stall', on: 'bind' }] })
    const cutting = createServer((socket) => socket.once('data', () => socket.destroy()))
    await new Promise<void>((resolve) => cutting.listen(0, '127.0.0.1', resolve))
    try {
      // A listening TCP server's address is never a pipe name.
      const cuttingUri = `ldap://127.0.0.1:${(cutting.address() as AddressInfo).port}`
      for (const uri of [silent.uri, cuttingUri]) {
        const two = connectionSettings({
          serverUri: [uri, sound.uri],
          poolStrategy: 'ordered',
          receiveTimeoutSeconds: 1,
        })
        const attempt = verifyPassword(two, { dn: sound.bindDn, password: new Secret('guess') }, signal)
        await expect(attempt).rejects.toMatchObject({ details: { uri, step: 'bind' } })
      }
      expect(sound.statistics().connections.accepted).toBe(0)
    } finally {
      cutting.close()
      await Promise.all([silent.stop(), sound.stop()])
    }
  })

  it('are tried on the next server when the first cannot be reached, or says that it is busy', async () => {
    const [busy, sound] = await Promise.all([
      startDemoDirectory({ people: 1, faults: [{ kind: 'result', on: 'bind', code: 'busy' }] }),
      startDemoDirectory({ people: 1 }),
    ])
    try {
      const all = connectionSettings({
        serverUri: ['ldap://127.0.0.1:1', busy.uri, sound.uri],
        poolStrategy: 'ordered',
      })
      const attempt = { dn: sound.bindDn, password: new Secret(sound.bindPassword) }
      expect(await verifyPassword(all, attempt, signal)).toMatchObject({ ok: true })
    } finally {
      await Promise.all([busy.stop(), sound.stop()])
    }
  })

  it('are not quoted, even when the server does', async () => {
    const server = await startDemoDirectory({ people: 1 })
    const told = new Secret('pass phrase')
    const outcome = async (code: ResultCode): Promise<unknown> => {
      server.setFaults([{ kind: 'result', on: 'bind', code, message: 'no such thing as "pass phrase"' }])
      const there = connectionSettings({ serverUri: [server.uri] })
      return verifyPassword(there, { dn: server.bindDn, password: told }, signal).catch(
        (error: unknown) => error,
      )
    }
    try {
      expect(await outcome('invalidCredentials')).toMatchObject({
        reason: expect.stringContaining('no such thing as "[secret]"'),
      })
      const failure = await outcome('other')
      expect(JSON.stringify([failure, String(failure)])).toContain('no such thing as')
      expect(JSON.stringify([failure, String(failure)])).not.toContain('pass phrase')
    } finally {
      await server.stop()
    }
  })

  it('are changed by an account that may, with any letters', async () => {
    const admin = settings(slapd.adminDn, slapd.adminPassword)
    await setPassword(admin, { dn, password: new Secret('zweites Paßwort') }, signal)
    expect((await verify('zweites Paßwort')).ok).toBe(true)
    expect((await verify('first')).ok).toBe(false)
  })

  it("are not changed by one that may not, and the server's words are kept", async () => {
    const reader = settings(slapd.readerDn, slapd.readerPassword)
    await expect(setPassword(reader, { dn, password: new Secret('third') }, signal)).rejects.toMatchObject({
      code: 'directory.insufficient-access',
      details: { resultCode: 50 },
    })
  })

  it('never travel in clear text to another machine', async () => {
    const remote = connectionSettings({ serverUri: ['ldap://directory.invalid'] })
    await expect(setPassword(remote, { dn, password: new Secret('x') }, signal)).rejects.toMatchObject({
      code: 'directory.clear-text-refused',
    })
    await expect(verifyPassword(remote, { dn, password: new Secret('x') }, signal)).rejects.toMatchObject({
      code: 'directory.clear-text-refused',
    })
  })

  it('go to "localhost" without asking a name server where that is', async () => {
    const server = await startDemoDirectory({ people: 1 })
    try {
      const here = connectionSettings({ serverUri: [server.uri.replace('127.0.0.1', 'localhost.')] })
      const right = { dn: server.bindDn, password: new Secret(server.bindPassword) }
      expect(await verifyPassword(here, right, signal)).toMatchObject({ ok: true })
    } finally {
      await server.stop()
    }
  })

  it('are not sent to Active Directory without encryption, whatever is allowed', async () => {
    const domain = await startDemoDirectory({
      people: 1,
      rootDse: { supportedCapabilities: activeDirectoryCapability },
    })
    try {
      const bind = { bindCn: domain.bindDn, allowClearText: true }
      const change = { dn: domain.bindDn, password: new Secret('never sent') }
      const clearText = connectionSettings({ serverUri: [domain.uri], ...bind }, domain.bindPassword)
      await expect(setPassword(clearText, change, signal)).rejects.toMatchObject({
        code: 'directory.clear-text-refused',
      })
      // Encrypted it is sent: the embedded directory takes any attribute.
      const tls = { peerCertificate: domain.caCertificate, tlsVerification: 'custom-ca' } as const
      const encrypted = connectionSettings(
        { serverUri: [domain.ldapsUri], ...bind, ...tls },
        domain.bindPassword,
      )
      expect(await setPassword(encrypted, change, signal)).toMatchObject({ method: 'unicode-pwd' })
    } finally {
      await domain.stop()
    }
  })

  it('are set by the operation only where the server offers it', async () => {
    const server = await startDemoDirectory({
      people: 1,
      rootDse: { supportedExtension: '1.3.6.1.4.1.1466.20037' },
    })
    try {
      const admin = connectionSettings(
        { serverUri: [server.uri], bindCn: server.bindDn },
        server.bindPassword,
      )
      const change = { dn: server.bindDn, password: new Secret('next one') }
      await expect(setPassword(admin, change, signal)).rejects.toMatchObject({
        code: 'directory.refused',
        message: expect.stringContaining('RFC 3062'),
      })
      expect(await setPassword(admin, { ...change, modifyUserPassword: true }, signal)).toMatchObject({
        method: 'modify-user-password',
      })
    } finally {
      await server.stop()
    }
  })
})
