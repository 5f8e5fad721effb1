import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSlapd, type Slapd } from '../../e2e/servers/slapd.ts'
import type { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import { startDemoDirectory } from '../demo-directory/start-demo-directory.ts'
import { checkConnectivity, type ConnectivityReport } from './check-connectivity.ts'
import { connectionSettings } from './connection-settings.builder.ts'
import { detectSource } from './detect-source.ts'

const base = 'dc=rollcall,dc=test'
const closedPort = 'ldap://127.0.0.1:1'
const signal = AbortSignal.timeout(120_000)

describe('against a real server', () => {
  let slapd: Slapd
  beforeAll(async () => {
    slapd = await startSlapd({ tls: 'valid', anonymousRead: true })
  })
  afterAll(() => slapd.stop())

  const check = (source: Partial<LdapSource>, password = slapd.readerPassword): Promise<ConnectivityReport> =>
    checkConnectivity(
      connectionSettings(
        { serverUri: [slapd.uri], bindCn: slapd.readerDn, poolStrategy: 'ordered', ...source },
        password,
      ),
      signal,
    )

  describe('the connectivity check', () => {
    it('reports every server by its URI, then the pool', async () => {
      const report = await check({ serverUri: [closedPort, slapd.uri] })
      expect(Object.keys(report.servers)).toEqual([closedPort, slapd.uri, '__all__'])
      expect(report.servers[closedPort]).toMatchObject({
        code: 'directory.unreachable',
        failedStep: 'tcp',
        vendor: 'N/A',
        version: 'N/A',
        tls: null,
      })
      expect(report.servers[slapd.uri]).toMatchObject({ status: 'ok', failedStep: null, vendor: 'OpenLDAP' })
      expect(report.servers['__all__']).toMatchObject({ status: 'ok', failedStep: null })
    })

    it('takes the time of every step', async () => {
      const report = await check({})
      const steps = report.servers[slapd.uri]?.steps ?? []
      expect(steps.map(({ step, status }) => `${step} ${status}`)).toEqual([
        'name ok',
        'tcp ok',
        'tls skipped',
        'bind ok',
        'base ok',
        'search ok',
      ])
      expect(steps.filter(({ milliseconds }) => milliseconds === null).map(({ step }) => step)).toEqual([
        'tls',
      ])
    })

    it('shows the certificates, above all those that are not trusted', async () => {
      const uri = slapd.ldapsUri ?? ''
      const trusted = await check({
        serverUri: [uri],
        tlsVerification: 'custom-ca',
        peerCertificate: slapd.ca,
      })
      expect(trusted.servers[uri]?.tls).toMatchObject({ mode: 'ldaps', verified: true })
      const refused = await check({ serverUri: [uri] })
      expect(refused.servers[uri]).toMatchObject({ code: 'directory.tls-untrusted', failedStep: 'tls' })
      expect(refused.servers[uri]?.certificates[0]).toMatchObject({
        subject: 'CN=directory server, O=Rollcall test',
        names: ['localhost', '127.0.0.1'],
        selfSigned: false,
        pem: expect.stringContaining('BEGIN CERTIFICATE'),
      })
    })

    it.each([
      ['bind', 'directory.credentials-rejected', {}, 'wrong'],
      ['bind', 'directory.credentials-missing', {}, ''],
      ['base', 'directory.no-such-base', { additionalUserDn: 'ou=nowhere' }, undefined],
      ['search', 'input.invalid', { userObjectFilter: '(uid=' }, undefined],
    ] as const)('names the step %s and %s', async (failedStep, code, source, password) => {
      const report = await check(source, password)
      expect(report.servers[slapd.uri]).toMatchObject({ failedStep, code })
      expect(report.servers[slapd.uri]?.status).not.toBe('ok')
      expect(report.servers['__all__']).toMatchObject({ failedStep, code })
    })

    it('says which address is none', async () => {
      const report = await check({ serverUri: ['http://127.0.0.1'] })
      expect(report.servers['http://127.0.0.1']).toMatchObject({
        code: 'input.invalid',
        failedStep: 'configuration',
      })
    })

    it('never contains the password', async () => {
      const report = await check({}, 'very-secret-password')
      expect(JSON.stringify(report)).not.toContain('very-secret-password')
    })

    it('stops when cancelled', async () => {
      const settings = connectionSettings({ serverUri: [slapd.uri] })
      await expect(checkConnectivity(settings, AbortSignal.abort())).rejects.toMatchObject({
        code: 'sync.cancelled',
      })
    })
  })

  describe('the proposal for a source', () => {
    it('knows OpenLDAP and its base, each field with a reason', async () => {
      const found = await detectSource(slapd.uri, {}, signal)
      expect(found).toMatchObject({
        vendor: 'OpenLDAP',
        version: 'N/A',
        draft: {
          slug: '127-0-0-1',
          serverUri: [slapd.uri],
          baseDn: base,
          userObjectFilter: '(objectClass=inetOrgPerson)',
          groupMembershipField: 'member',
          objectUniquenessField: 'entryUUID',
        },
      })
      expect(found.fields.every(({ reason }) => reason.endsWith('.'))).toBe(true)
      expect(found.advice.join(' ')).toContain('StartTLS')
    })

    it('is held against the schema of the server, where that can be read', async () => {
      const found = await detectSource(slapd.uri, {}, signal)
      expect(found.facts.schemaRead).toBe(true)
      expect(found.advice.join(' ')).not.toContain('schema')
      const server = await startDemoDirectory({ people: 1, faults: [{ kind: 'schema-refused' }] })
      try {
        const kept = await detectSource(server.uri, {}, signal)
        expect(kept.facts.schemaRead).toBe(false)
        expect(kept.draft).toMatchObject({ objectUniquenessField: 'entryUUID' })
        expect(kept.advice.join(' ')).toContain('The schema could not be read')
      } finally {
        await server.stop()
      }
    })

    it('keeps what the person has said already', async () => {
      const found = await detectSource(
        slapd.uri,
        { source: { slug: 'corp', userObjectFilter: '(uid=*)' } },
        signal,
      )
      expect(found.draft).toMatchObject({ slug: 'corp', userObjectFilter: '(uid=*)', baseDn: base })
      expect(found.fields.map(({ field }) => field)).not.toContain('userObjectFilter')
    })
  })
})
