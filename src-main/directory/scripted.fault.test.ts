import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import { BerWriter } from '../../src-shared/ldap-syntax/ber-writer.ts'
import { connectionSettings, withOneConnection } from './connection-settings.builder.ts'
import { entryMessage, message, result, startScriptedServer } from './scripted-server.builder.ts'

const base = 'dc=rollcall,dc=test'
const search = { baseDn: base, scope: 'subtree', filter: '(objectClass=*)', attributes: ['*'] } as const

const searchAgainst = async (
  answer: (id: number) => readonly Uint8Array[],
): Promise<readonly DirectoryEntry[]> => {
  const server = await startScriptedServer(answer)
  try {
    const settings = connectionSettings({ serverUri: [server.uri], receiveTimeoutSeconds: 0.3 })
    return await withOneConnection(settings, (connection) =>
      connection.search(search, AbortSignal.timeout(10_000)),
    )
  } finally {
    server.stop()
  }
}

/** A SearchResultReference (RFC 4511 section 4.5.3). */
const reference = (id: number, uri: string): Uint8Array =>
  message(id, 0x73, new BerWriter().writeText(uri).toBytes())

// RFC 4511 section 4.13 with the sync info message of RFC 4533.
const intermediate = (id: number): Uint8Array =>
  message(id, 0x79, Buffer.concat([Buffer.of(0x80, 24), Buffer.from('1.3.6.1.4.1.4203.1.9.1.4')]))

describe('answers no sane server gives', () => {
  it('trap 9: steps over intermediate responses', async () => {
    const found = await searchAgainst((id) => [
      intermediate(id),
      entryMessage(id, 'cn=a', { cn: ['a'] }),
      intermediate(id),
      result(id),
    ])
    expect(found.map(({ dn }) => dn)).toEqual(['cn=a'])
  })

  it('passes over unsolicited messages that are no goodbye', async () => {
    const unsolicited = message(0, 0x78, Buffer.from('0a0100040004008a03312e32', 'hex'))
    const found = await searchAgainst((id) => [
      unsolicited,
      entryMessage(id, 'cn=a', { cn: ['a'] }),
      result(id),
    ])
    expect(found).toHaveLength(1)
  })

  it.each([
    [
      'an entry whose DN is longer than the message',
      (id: number) => message(id, 0x64, Buffer.from('04ff', 'hex')),
    ],
    [
      'an attribute that reaches past its list',
      (id: number) => message(id, 0x64, Buffer.from('04003004307f0401', 'hex')),
    ],
    ['an indefinite length', (id: number) => message(id, 0x64, Buffer.from('04803000', 'hex'))],
    ['a bind response to a search', (id: number) => result(id, 0x61)],
    ['an answer to a request not made yet', (id: number) => result(id + 1)],
    ['a result without a code', (id: number) => message(id, 0x65, Buffer.alloc(0))],
    ['a negative message id', () => message(-5, 0x65, Buffer.from('0a010004000400', 'hex'))],
    ['an HTTP answer', () => Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['a message that claims 4 GB', () => Buffer.from('3084ffffffff', 'hex')],
    ['a length of nine octets', () => Buffer.from('308900000000000000000001', 'hex')],
  ])('rejects %s as no LDAP', async (_what, answer) => {
    await expect(searchAgainst((id) => [answer(id)])).rejects.toMatchObject({
      code: 'directory.protocol-error',
    })
  })

  it('tells of every part kept elsewhere, though the server names its own on every page (rule S5)', async () => {
    const own = 'ldap://dc.example/CN=Configuration,DC=example'
    const other = 'ldap://elsewhere.example/ou=sub,dc=example'
    const server = await startScriptedServer((id) => [
      ...Array.from({ length: 3000 }, () => reference(id, own)),
      reference(id, other),
      result(id),
    ])
    const completion = await withOneConnection(
      connectionSettings({ serverUri: [server.uri] }),
      (connection) => connection.searchRaw(search, { onEntry: () => undefined }, AbortSignal.timeout(10_000)),
    )
    server.stop()
    expect(completion.references).toEqual([own, other])
  })

  it('gives up on half a message in time', async () => {
    await expect(searchAgainst((id) => [entryMessage(id, 'cn=a', {}).subarray(0, 9)])).rejects.toMatchObject({
      code: 'directory.timeout',
    })
  })

  it('ignores what is still on its way for an abandoned search', async () => {
    const server = await startScriptedServer((id) => [
      ...Array.from({ length: 5 }, (_, index) => entryMessage(id, `cn=${index}`, { cn: ['x'] })),
      result(id),
    ])
    const signal = AbortSignal.timeout(10_000)
    const samples = await withOneConnection(
      connectionSettings({ serverUri: [server.uri] }),
      async (connection) => [
        await connection.searchSample(search, 2, signal),
        await connection.searchSample(search, 2, signal),
      ],
    )
    server.stop()
    expect(samples.map((entries) => entries.map(({ dn }) => dn))).toEqual([
      ['cn=0', 'cn=1'],
      ['cn=0', 'cn=1'],
    ])
  })

  it('sends no password and no search when told to stop before the start', async () => {
    const server = await startScriptedServer(() => [])
    const settings = connectionSettings({ serverUri: [server.uri], bindCn: 'cn=reader' }, '')
    await expect(withOneConnection(settings, () => Promise.resolve())).rejects.toMatchObject({
      code: 'directory.credentials-missing',
    })
    server.stop()
    expect(server.received).toEqual([])
  })
})

describe('trap 10: DNs', () => {
  it('are never left to ldapts, whose DN class does not parse and compares by case', () => {
    const folder = import.meta.dirname
    const imports = readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
      .flatMap((name) => [
        ...readFileSync(join(folder, name), 'utf8').matchAll(/import \{([^}]*)\} from 'ldapts'/g),
      ])
      .flatMap((match) => (match[1] ?? '').split(',').map((name) => name.trim()))
    expect(imports).toContain('Client')
    expect(imports).not.toContain('DN')
  })
})
