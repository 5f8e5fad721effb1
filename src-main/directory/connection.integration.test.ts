import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSlapd, type Slapd } from '../../e2e/servers/slapd.ts'
import { attributeValues, firstText, textValues } from '../../src-shared/domain/directory-entry.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { escapeFilterValue } from '../../src-shared/ldap-syntax/search-filter.ts'
import { connectionSettings, withOneConnection } from './connection-settings.builder.ts'
import { createPool } from './connection-pool.ts'
import { decodeRawEntry } from './raw-entry.ts'

const base = 'dc=rollcall,dc=test'
const signal = AbortSignal.timeout(120_000)

const person = (uid: string, extra = ''): string =>
  `dn: uid=${uid},ou=people,${base}\nobjectClass: inetOrgPerson\nuid: ${uid}\ncn: ${uid}\nsn: ${uid}\n${extra}\n`

const longText = 'x'.repeat(300_000)
const sid = Buffer.from('010500000000000515000000010000000200000003000000f4010000', 'hex')
const builtinSid = Buffer.from('01020000000000052000000020020000', 'hex')
const guid = Buffer.from('00112233445566778899aabbccddeeff', 'hex')

const seed = [
  ...Array.from({ length: 10_000 }, (_, index) => person(`u${index}`)),
  person('jürgen', 'description:: w4PCpMOWw7w=\nuserPassword: geheim\n').replaceAll(
    /^(dn|uid|cn|sn): (.*ü.*)$/gm,
    (_line, name: string, value: string) => `${name}:: ${Buffer.from(value).toString('base64')}`,
  ),
  `dn: cn=Doe\\, Jane+uid=jane,ou=people,${base}\nobjectClass: inetOrgPerson\ncn: Doe, Jane\nuid: jane\nsn: Doe\n`,
  `dn: uid=win,ou=people,${base}\nobjectClass: inetOrgPerson\nobjectClass: windowsLike\nuid: win\ncn: win\nsn: win\n` +
    `objectSid:: ${sid.toString('base64')}\nobjectGUID:: ${guid.toString('base64')}\nlogonCount: 7\n` +
    `jpegPhoto:: ${Buffer.from('only text').toString('base64')}\n`,
  `dn: uid=builtin,ou=people,${base}\nobjectClass: inetOrgPerson\nobjectClass: windowsLike\nuid: builtin\ncn: b\nsn: b\n` +
    `objectSid:: ${builtinSid.toString('base64')}\n`,
  person('long', `description: ${longText}\n`),
  `dn: ou=elsewhere,${base}\nobjectClass: alias\nobjectClass: extensibleObject\nou: elsewhere\naliasedObjectName: ou=people,${base}\n`,
  `dn: cn=many,ou=groups,${base}\nobjectClass: group\ncn: many\n` +
    Array.from({ length: 3000 }, (_, index) => `member: uid=u${index},ou=people,${base}\n`).join(''),
].join('\n')

describe('a bound connection to OpenLDAP', () => {
  let slapd: Slapd
  beforeAll(async () => {
    slapd = await startSlapd({ seed, tls: 'valid' })
  })
  afterAll(() => slapd.stop())

  const people = {
    baseDn: `ou=people,${base}`,
    scope: 'subtree',
    filter: '(uid=*)',
    attributes: ['*'],
  } as const
  const reader = (overrides = {}): ReturnType<typeof connectionSettings> =>
    connectionSettings({ serverUri: [slapd.uri], bindCn: slapd.readerDn, ...overrides }, slapd.readerPassword)

  it.each([1, 7, 1000, 5000])('reads every entry once with pages of %i', async (pageSize) => {
    const filter = pageSize === 1 ? '(uid=u1*)' : '(uid=*)'
    const dns: string[] = []
    const completion = await withOneConnection(reader({ pageSize }), (connection) =>
      connection.searchRaw(
        { ...people, filter },
        { onEntry: (buffer, start, end) => dns.push(decodeRawEntry(buffer, start, end).dn) },
        signal,
      ),
    )
    expect(new Set(dns).size).toBe(pageSize === 1 ? 1111 : 10_005)
    expect(completion).toMatchObject({ complete: true, entries: dns.length, references: [] })
    expect(completion.pages).toBeGreaterThanOrEqual(Math.ceil(dns.length / pageSize))
  })

  it('waits for onPage before it reads on', async () => {
    let isWaiting = false
    let sawEntryWhileWaiting = false
    let pages = 0
    await withOneConnection(reader({ pageSize: 500 }), (connection) =>
      connection.searchRaw(
        people,
        {
          onEntry: () => {
            sawEntryWhileWaiting ||= isWaiting
          },
          onPage: async () => {
            pages += 1
            isWaiting = true
            await new Promise((resolve) => setTimeout(resolve, 20))
            isWaiting = false
          },
        },
        signal,
      ),
    )
    expect(sawEntryWhileWaiting).toBe(false)
    expect(pages).toBe(21)
  })

  it('keeps UTF-8, escaped and multi-valued RDNs and very long values', async () => {
    const filter = '(|(uid=jürgen)(uid=jane)(uid=long))'
    const found = await withOneConnection(reader(), (connection) =>
      connection.search({ ...people, filter }, signal),
    )
    const byUid = new Map(found.map((entry) => [firstText(entry, 'uid'), entry]))
    expect(byUid.get('jürgen')?.dn).toBe(`uid=jürgen,ou=people,${base}`)
    expect(byUid.get('jane')?.dn).toMatch(/^cn=Doe\\(,|2C) Jane\+uid=jane,ou=people,/)
    expect(byUid.get('long')?.attributes.get('description')?.values).toEqual([longText])
  })

  it('gives SID and GUID as text and binary attributes as bytes, however their bytes look', async () => {
    const filter = '(|(uid=win)(uid=builtin))'
    const [windows, builtin] = await withOneConnection(reader(), (connection) =>
      connection.search({ ...people, filter }, signal),
    )
    if (windows === undefined || builtin === undefined) throw new Error('entries are missing')
    expect(textValues(windows, 'OBJECTSID')).toEqual(['S-1-5-21-1-2-3-500'])
    expect(textValues(builtin, 'objectSid')).toEqual(['S-1-5-32-544'])
    expect(firstText(windows, 'objectGUID')).toContain('33221100-5544-7766-8899-aabbccddeeff')
    expect(attributeValues(windows, 'jpegPhoto')).toEqual([new Uint8Array(Buffer.from('only text'))])
  })

  it('finds an entry by the bytes of its GUID', async () => {
    const filter = `(objectGUID=${escapeFilterValue(guid)})`
    const found = await withOneConnection(reader(), (connection) =>
      connection.search({ ...people, filter }, signal),
    )
    expect(found.map((entry) => firstText(entry, 'uid'))).toEqual(['win'])
  })

  it('never hands out a password that the server sends', async () => {
    const settings = connectionSettings(
      { serverUri: [slapd.uri], bindCn: slapd.adminDn },
      slapd.adminPassword,
    )
    const entry = await withOneConnection(settings, (connection) =>
      connection.readEntry(`uid=jürgen,ou=people,${base}`, ['*'], signal),
    )
    expect(entry === undefined ? [] : [...entry.attributes.keys()]).not.toContain('userpassword')
    expect(entry?.attributes.size).toBeGreaterThan(3)
  })

  it('reads a sample without reading the rest', async () => {
    const found = await withOneConnection(reader(), async (connection) => {
      const sample = await connection.searchSample(people, 3, signal)
      // The connection is as good as before.
      expect(await connection.readEntry(base, ['1.1'], signal)).toBeDefined()
      return sample
    })
    expect(found).toHaveLength(3)
  })

  it('reads a whole group in one entry', async () => {
    const entry = await withOneConnection(reader(), (connection) =>
      connection.readEntry(`cn=many,ou=groups,${base}`, ['member'], signal),
    )
    expect(entry === undefined ? 0 : attributeValues(entry, 'member').length).toBe(3000)
  })

  it('rejects a missing base by name, and knows it as absent', async () => {
    const search = { ...people, baseDn: `ou=nowhere,${base}` }
    await withOneConnection(reader(), async (connection) => {
      await expect(connection.search(search, signal)).rejects.toMatchObject({
        code: 'directory.no-such-base',
        details: { resultCode: 32, baseDn: search.baseDn },
      })
      expect(await connection.readEntry(search.baseDn, ['1.1'], signal)).toBeUndefined()
    })
  })

  it('rejects a read that the server cut off at its size limit', async () => {
    const settings = connectionSettings(
      { serverUri: [slapd.uri], bindCn: slapd.limitedDn, pageSize: 100 },
      slapd.limitedPassword,
    )
    let entries = 0
    const reading = withOneConnection(settings, (connection) =>
      connection.searchRaw(people, { onEntry: () => void (entries += 1) }, signal),
    )
    await expect(reading).rejects.toMatchObject({
      code: 'directory.limit-exceeded',
      details: { resultCode: 4 },
    })
    expect(entries).toBe(500)
  })

  it('rejects a wrong password without naming it', async () => {
    const settings = connectionSettings(
      { serverUri: [slapd.uri], bindCn: slapd.readerDn },
      'not-the-password',
    )
    const error = await withOneConnection(settings, () => Promise.resolve()).catch(
      (reason: unknown) => reason,
    )
    expect(error).toMatchObject({
      code: 'directory.credentials-rejected',
      details: { resultCode: 49, step: 'bind' },
    })
    expect(JSON.stringify([error, error instanceof AppError ? error.message : ''])).not.toContain(
      'not-the-password',
    )
  })

  it('refuses a name with an empty password before connecting', async () => {
    const settings = connectionSettings({ serverUri: ['ldap://127.0.0.1:1'], bindCn: slapd.readerDn }, '')
    await expect(withOneConnection(settings, () => Promise.resolve())).rejects.toMatchObject({
      code: 'directory.credentials-missing',
    })
  })

  it('refuses to send a password in clear text to another machine', async () => {
    const settings = reader({ serverUri: ['ldap://directory.invalid'] })
    await expect(withOneConnection(settings, () => Promise.resolve())).rejects.toMatchObject({
      code: 'directory.clear-text-refused',
    })
  })

  it('binds anonymously, and then sees what the server lets anyone see', async () => {
    const settings = connectionSettings({ serverUri: [slapd.uri] })
    await withOneConnection(settings, async (connection) => {
      expect(connection.facts.vendor).toBe('OpenLDAP')
      expect(await connection.readEntry(base, ['*'], signal)).toBeUndefined()
    })
  })

  it('knows the server by its root DSE, and its schema when asked', async () => {
    const { facts, schema } = await withOneConnection(
      reader(),
      (connection) => Promise.resolve({ facts: connection.facts, schema: connection.schema }),
      { readSchema: true },
    )
    expect(facts).toMatchObject({
      uri: slapd.uri,
      vendor: 'OpenLDAP',
      version: 'N/A',
      namingContexts: [base],
      schemaRead: true,
      tls: undefined,
    })
    expect(schema?.byteAttributes.has('testblob')).toBe(true)
  })

  it('cancels a running search and gives up its connection', async () => {
    const controller = new AbortController()
    const pool = createPool(reader({ pageSize: 100 }))
    const reading = pool.withConnection(async (connection) => {
      await expect(
        connection.searchRaw(people, { onEntry: () => controller.abort() }, controller.signal),
      ).rejects.toMatchObject({ code: 'sync.cancelled' })
      expect(connection.isBound).toBe(false)
    }, signal)
    await reading
    await pool.close()
  })

  it('rejects with what the entry handler threw', async () => {
    const reading = withOneConnection(reader(), (connection) =>
      connection.searchRaw(
        people,
        {
          onEntry: () => {
            throw new Error('no room left')
          },
        },
        signal,
      ),
    )
    await expect(reading).rejects.toThrow('no room left')
  })

  it('refuses a second request while a search runs', async () => {
    await withOneConnection(reader({ pageSize: 100 }), async (connection) => {
      let second: unknown
      await connection.searchRaw(
        people,
        {
          onEntry: () => undefined,
          onPage: async () => {
            second ??= await connection.readEntry(base, ['*'], signal).catch((error: unknown) => error)
          },
        },
        signal,
      )
      expect(second).toMatchObject({ code: 'internal' })
    })
  })

  it('names the place of a mistake in a filter and stays usable', async () => {
    await withOneConnection(reader(), async (connection) => {
      await expect(connection.search({ ...people, filter: '(uid=x' }, signal)).rejects.toMatchObject({
        code: 'input.invalid',
      })
      expect(await connection.readEntry(base, ['1.1'], signal)).toBeDefined()
    })
  })

  it('trap 8: follows aliases, which ldapts would not ask for', async () => {
    const search = { ...people, baseDn: `ou=elsewhere,${base}`, filter: '(uid=u17)' }
    const found = await withOneConnection(reader(), (connection) => connection.search(search, signal))
    expect(found.map(({ dn }) => dn)).toEqual([`uid=u17,ou=people,${base}`])
  })

  it('trap 7: decides text or bytes by the attribute, not by the bytes', async () => {
    const found = await withOneConnection(reader(), (connection) =>
      connection.search({ ...people, filter: '(objectSid=*)', attributes: ['objectsid'] }, signal),
    )
    expect(
      found.flatMap((entry) => attributeValues(entry, 'objectSid')).map((value) => typeof value),
    ).toEqual(['string', 'string'])
  })
})
