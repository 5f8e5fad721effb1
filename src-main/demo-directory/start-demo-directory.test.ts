import { Attribute, Change, Client, InvalidCredentialsError, UnwillingToPerformError } from 'ldapts'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BerReader } from '../../src-shared/ldap-syntax/ber-reader.ts'
import { BerWriter } from '../../src-shared/ldap-syntax/ber-writer.ts'
import { type DemoDirectory, startDemoDirectory } from './start-demo-directory.ts'

let directory: DemoDirectory
let client: Client

beforeAll(async () => {
  directory = await startDemoDirectory()
  client = new Client({ url: directory.uri })
  await client.bind(directory.bindDn, directory.bindPassword)
})

afterAll(async () => {
  await client.unbind()
  await directory.stop()
})

const newClient = (): Client => new Client({ url: directory.uri })

const firstPerson = async (): Promise<string> => {
  const { searchEntries } = await client.search(directory.baseDn, { filter: '(employeeNumber=100001)' })
  return String(searchEntries[0]?.dn)
}

const countPaged = async (filter: string): Promise<number> => {
  let found = 0
  const pages = client.searchPaginated(directory.baseDn, { filter, paged: { pageSize: 7 } })
  for await (const { searchEntries } of pages) found += searchEntries.length
  return found
}

const namesSent = async (attributes: string[]): Promise<readonly string[]> => {
  const { searchEntries } = await client.search(await firstPerson(), { scope: 'base', attributes })
  return Object.keys(searchEntries[0] ?? {})
}

describe('binding', () => {
  it('refuses a wrong password', async () => {
    await expect(newClient().bind(directory.bindDn, 'wrong')).rejects.toThrow(InvalidCredentialsError)
  })

  it('refuses a name that does not exist in the same way', async () => {
    await expect(newClient().bind(`uid=nobody,${directory.baseDn}`, 'wrong')).rejects.toThrow(
      InvalidCredentialsError,
    )
  })

  it('refuses a name with an empty password', async () => {
    await expect(newClient().bind(directory.bindDn, '')).rejects.toThrow(UnwillingToPerformError)
  })

  it('lets a person bind and hides passwords from them', async () => {
    const person = await firstPerson()
    const own = newClient()
    await own.bind(person, directory.peoplePassword)
    const { searchEntries } = await own.search(person, { scope: 'base', attributes: ['uid', 'userPassword'] })
    expect(searchEntries[0]).toMatchObject({ userPassword: [] })
    await own.unbind()
  })

  it('refuses a locked account', async () => {
    const { searchEntries } = await client.search(directory.baseDn, { filter: '(pwdAccountLockedTime=*)' })
    await expect(newClient().bind(String(searchEntries[0]?.dn), directory.peoplePassword)).rejects.toThrow(
      InvalidCredentialsError,
    )
  })

  it('shows an anonymous client the root DSE and nothing else', async () => {
    const anonymous = newClient()
    const { searchEntries } = await anonymous.search('', { scope: 'base', attributes: ['+'] })
    expect(searchEntries[0]).toMatchObject({ namingContexts: directory.baseDn })
    await expect(anonymous.search(directory.baseDn)).rejects.toMatchObject({ code: 50 })
    await anonymous.unbind()
  })

  it('binds by client certificate over LDAPS', async () => {
    const secure = new Client({
      url: directory.ldapsUri,
      tlsOptions: {
        ca: directory.caCertificate,
        cert: directory.clientCertificate,
        key: directory.clientKey,
      },
    })
    await secure.bind('EXTERNAL')
    expect((await secure.exop('1.3.6.1.4.1.4203.1.11.3')).value).toBe(`dn:${directory.bindDn}`)
    await secure.unbind()
  })

  it('binds nobody by certificate who shows none', async () => {
    const secure = new Client({ url: directory.ldapsUri, tlsOptions: { ca: directory.caCertificate } })
    await expect(secure.bind('EXTERNAL')).rejects.toMatchObject({ code: 48 })
    await secure.unbind()
  })

  it('speaks TLS after StartTLS, with a certificate for localhost that its CA vouches for', async () => {
    const secured = newClient()
    await secured.startTLS({ ca: directory.caCertificate, servername: 'localhost' })
    await secured.bind(directory.bindDn, directory.bindPassword)
    expect((await secured.exop('1.3.6.1.4.1.4203.1.11.3')).value).toBe(`dn:${directory.bindDn}`)
    await secured.unbind()
  })

  it('is not trusted without its CA', async () => {
    await expect(new Client({ url: directory.ldapsUri }).bind('', '')).rejects.toThrow(/certificate/)
  })
})

describe('searching', () => {
  it('serves everybody in pages', async () => {
    const dns = new Set<string>()
    const pages = client.searchPaginated(directory.baseDn, {
      filter: '(objectClass=person)',
      attributes: ['1.1'],
      paged: { pageSize: 40 },
    })
    let count = 0
    for await (const { searchEntries } of pages) {
      count += 1
      for (const { dn } of searchEntries) dns.add(dn)
    }
    expect([dns.size, count]).toEqual([250, 7])
  })

  it('serves several paged searches on one connection at the same time', async () => {
    expect(
      await Promise.all([countPaged('(objectClass=person)'), countPaged('(objectClass=groupOfNames)')]),
    ).toEqual([250, 30])
  })

  it('ends with the size limit that the client asked for', async () => {
    const search = client.search(directory.baseDn, { filter: '(objectClass=person)', sizeLimit: 10 })
    expect((await search).searchEntries).toHaveLength(10)
  })

  it('names the nearest entry above a base that is not there', async () => {
    await expect(client.search(`ou=x,ou=People,${directory.baseDn}`)).rejects.toMatchObject({ code: 32 })
  })

  it('searches one level', async () => {
    const { searchEntries } = await client.search(directory.baseDn, { scope: 'one', attributes: ['1.1'] })
    expect(searchEntries.map(({ dn }) => dn.split(',')[0])).toEqual([
      'ou=People',
      'ou=Groups',
      'ou=Service Accounts',
    ])
  })

  it('sends operational attributes when asked', async () => {
    expect(await namesSent(['*'])).not.toContain('entryUUID')
    expect(await namesSent(['+'])).toEqual(
      expect.arrayContaining(['entryUUID', 'memberOf', 'modifyTimestamp']),
    )
    expect(await namesSent(['COMMONNAME'])).toEqual(['dn', 'cn', 'COMMONNAME'])
  })

  it('sends bytes as they are', async () => {
    const { searchEntries } = await client.search(directory.baseDn, {
      filter: '(jpegPhoto=*)',
      attributes: ['jpegPhoto'],
      explicitBufferAttributes: ['jpegPhoto'],
    })
    const photo = searchEntries[0]?.['jpegPhoto']
    expect(Buffer.isBuffer(photo) && photo.subarray(0, 3).toString('hex')).toBe('ffd8ff')
  })
})

describe('changing', () => {
  it('compares', async () => {
    const person = await firstPerson()
    expect(await client.compare(person, 'employeeNumber', '100001')).toBe(true)
    expect(await client.compare(person, 'employeeNumber', '1')).toBe(false)
  })

  it('lets the manager change members and shows it in memberOf', async () => {
    const group = `cn=Team Lagoon,ou=Groups,${directory.baseDn}`
    const change = (operation: 'add' | 'delete', value: string): Promise<void> =>
      client.modify(
        group,
        new Change({ operation, modification: new Attribute({ type: 'member', values: [value] }) }),
      )
    directory.add({
      dn: group,
      attributes: { objectClass: 'groupOfNames', cn: 'Team Lagoon', member: directory.bindDn },
    })
    await change('add', await firstPerson())
    const { searchEntries } = await client.search(directory.baseDn, { filter: `(memberOf=${group})` })
    expect(searchEntries.map(({ dn }) => dn)).toEqual([await firstPerson(), directory.bindDn])
    await change('delete', directory.bindDn)
    await expect(change('delete', await firstPerson())).rejects.toMatchObject({ code: 65 })
    await expect(change('add', await firstPerson())).rejects.toMatchObject({ code: 20 })
  })

  it('lets nobody else change members', async () => {
    const own = newClient()
    await own.bind(await firstPerson(), directory.peoplePassword)
    const modification = new Attribute({ type: 'description', values: ['x'] })
    await expect(
      own.modify(await firstPerson(), new Change({ operation: 'replace', modification })),
    ).rejects.toMatchObject({ code: 50 })
    await own.unbind()
  })

  it('shows entries that the caller adds, renames and removes while it runs', async () => {
    const dn = `uid=late,ou=People,${directory.baseDn}`
    const late = async (): Promise<readonly string[]> =>
      (await client.search(directory.baseDn, { filter: '(sn=Latecomer)' })).searchEntries.map(
        (entry) => entry.dn,
      )
    directory.add({ dn, attributes: { objectClass: ['top', 'person'], cn: 'Late', sn: 'Latecomer' } })
    expect(await late()).toEqual([dn])
    directory.rename(dn, `uid=later,ou=People,${directory.baseDn}`)
    expect(await late()).toEqual([`uid=later,ou=People,${directory.baseDn}`])
    directory.remove(`uid=later,ou=People,${directory.baseDn}`)
    expect(await late()).toEqual([])
  })
})

/** Sends bytes on a connection of their own; resolves with everything that came back when the server closes. */
const exchange = (bytes: Uint8Array): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(Number(new URL(directory.uri).port), '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', reject)
    socket.on('close', () => resolve(Buffer.concat(chunks)))
  })

const noticeCode = (answer: Buffer): number => {
  const message = new BerReader(answer).enter(0x30)
  expect(message.readInteger()).toBe(0)
  return message.enter(0x78).readEnumerated()
}

describe('clients that are no LDAP clients', () => {
  it.each([
    ['something that is no BER', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['a length of two gigabytes', Buffer.from('30847fffffff0201', 'hex')],
    [
      'a request that does not exist',
      new BerWriter().begin().writeInteger(1).writeNull(0x5f).end().toBytes(),
    ],
    ['a search that breaks off', new BerWriter().begin().writeInteger(1).begin(0x63).end().end().toBytes()],
  ])('answers %s with a notice of disconnection', async (_name, bytes) => {
    expect(noticeCode(await exchange(bytes))).toBe(2)
  })
})

const hold = (uri: string): void => {
  connect(Number(new URL(uri).port), '127.0.0.1').on('error', () => undefined)
}

it('forgets what was sent in clear text behind StartTLS', async () => {
  const startTls = new BerWriter()
    .begin()
    .writeInteger(1)
    .begin(0x77)
    .writeText('1.3.6.1.4.1.1466.20037', 0x80)
  const whoAmI = new BerWriter()
    .begin()
    .writeInteger(2)
    .begin(0x77)
    .writeText('1.3.6.1.4.1.4203.1.11.3', 0x80)
  const request = Buffer.concat([startTls.end().end().toBytes(), whoAmI.end().end().toBytes()])
  const chunks: Buffer[] = []
  const socket = connect(Number(new URL(directory.uri).port), '127.0.0.1', () => socket.write(request))
  socket.on('data', (chunk) => chunks.push(chunk))
  await expect.poll(() => chunks.length).toBeGreaterThan(0)
  // An answer to the second request would come with the first or right behind it.
  await new Promise((resolve) => setTimeout(resolve, 50))
  socket.destroy()
  const reader = new BerReader(Buffer.concat(chunks))
  reader.skip()
  expect(reader.isAtEnd).toBe(true)
})

describe('the life of a server', () => {
  it('holds the entries of its caller instead of the organisation', async () => {
    const own = await startDemoDirectory({
      entries: [
        { dn: 'dc=corp,dc=test', attributes: { objectClass: ['top', 'domain'], dc: 'corp' } },
        {
          dn: 'cn=Ana,dc=corp,dc=test',
          attributes: { objectClass: ['user'], memberOf: ['cn=g,dc=corp,dc=test'] },
        },
      ],
      rootDse: { vendorName: [], forestFunctionality: '7' },
    })
    const reader = new Client({ url: own.uri })
    await reader.bind(own.bindDn, own.bindPassword)
    const { searchEntries } = await reader.search(own.baseDn, { filter: '(objectClass=user)' })
    const dse = await reader.search('', { scope: 'base', attributes: ['*', '+'] })
    expect(searchEntries[0]).toMatchObject({ memberOf: 'cn=g,dc=corp,dc=test' })
    expect(dse.searchEntries[0]).toMatchObject({ forestFunctionality: '7' })
    expect(dse.searchEntries[0]).not.toHaveProperty('vendorName')
    await reader.unbind()
    await own.stop()
  })

  it('says goodbye to its clients when it stops', async () => {
    const own = await startDemoDirectory({ people: 3 })
    const goodbye = new Promise<Buffer>((resolve) => {
      const socket = connect(Number(new URL(own.uri).port), '127.0.0.1')
      socket.on('data', resolve)
    })
    while (own.statistics().connections.open === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await own.stop()
    expect(noticeCode(await goodbye)).toBe(52)
  })

  it('stops while clients hold on to their connections, in clear text, in TLS and before it', async () => {
    const own = await startDemoDirectory({ people: 3 })
    hold(own.uri)
    hold(own.ldapsUri)
    const secured = new Client({ url: own.uri })
    await secured.startTLS({ ca: own.caCertificate, servername: 'localhost' })
    await own.stop()
    await expect.poll(() => own.statistics().connections.open).toBe(0)
  })

  it('cuts connections that were secured with StartTLS too', async () => {
    const own = await startDemoDirectory({ people: 3 })
    const secured = new Client({ url: own.uri })
    await secured.startTLS({ ca: own.caCertificate, servername: 'localhost' })
    own.dropConnections()
    await expect.poll(() => own.statistics().connections.open).toBe(0)
    await own.stop()
  })

  it('has another password at every start', async () => {
    const own = await startDemoDirectory({ people: 3 })
    expect(own.bindPassword).not.toBe(directory.bindPassword)
    await own.stop()
  })
})
