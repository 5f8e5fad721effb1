import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Fault } from './fault-plan.ts'
import { type DemoDirectory, startDemoDirectory } from './start-demo-directory.ts'
import { type WireAnswer, WireClient } from './wire-client.ts'

let directory: DemoDirectory
let client: WireClient

beforeAll(async () => {
  directory = await startDemoDirectory({ people: 60 })
})

afterAll(async () => {
  await directory.stop()
})

beforeEach(async () => {
  client = new WireClient(directory.uri)
  await client.bind(directory.bindDn, directory.bindPassword)
})

afterEach(() => {
  directory.setFaults([])
  client.close()
})

const search = (...faults: readonly Fault[]): Promise<WireAnswer> => {
  directory.setFaults(faults)
  return client.search({ baseDn: directory.baseDn })
}

const page = (cookie?: Uint8Array): Promise<WireAnswer> =>
  client.search({ baseDn: directory.baseDn, pageSize: 20, ...(cookie === undefined ? {} : { cookie }) })

const total = 1 + 3 + 5 + 60 + 30

describe('a sound directory', () => {
  it('answers in full, and with an empty cookie at the end', async () => {
    expect((await search()).entries).toHaveLength(total)
    let answer = await page()
    let found = answer.entries.length
    while (answer.cookie !== undefined && answer.cookie.length > 0) {
      answer = await page(answer.cookie)
      found += answer.entries.length
    }
    expect([found, answer.resultCode, answer.cookie?.length]).toEqual([total, 0, 0])
  })

  it('takes a cookie once', async () => {
    const { cookie } = await page()
    await page(cookie)
    expect(await page(cookie)).toMatchObject({ resultCode: 53, entries: [] })
  })

  it('takes a cookie on its own connection only', async () => {
    const { cookie = new Uint8Array() } = await page()
    const other = new WireClient(directory.uri)
    await other.bind(directory.bindDn, directory.bindPassword)
    expect(await other.search({ baseDn: directory.baseDn, pageSize: 20, cookie })).toMatchObject({
      resultCode: 53,
    })
    other.close()
  })

  it('gives a paged search up when a page of size 0 is asked for', async () => {
    const { cookie = new Uint8Array() } = await page()
    const given = await client.search({ baseDn: directory.baseDn, pageSize: 0, cookie })
    expect([given.resultCode, given.entries.length, given.cookie?.length]).toEqual([0, 0, 0])
    expect(await page(cookie)).toMatchObject({ resultCode: 53 })
  })
})

describe('faults in the stream of entries', () => {
  it('drops the connection after some entries', async () => {
    const answer = await search({ kind: 'drop-connection', afterEntries: 5 })
    expect([answer.end, answer.entries.length]).toEqual(['closed', 5])
  })

  it('stalls after some entries', async () => {
    const answer = await search({ kind: 'stall', on: 'search', afterEntries: 5 })
    expect([answer.end, answer.entries.length]).toEqual(['silence', 5])
  })

  it.each([
    ['size', 4],
    ['time', 3],
    ['admin', 11],
  ] as const)('ends with the %s limit after some entries', async (limit, code) => {
    const answer = await search({ kind: 'limit', limit, afterEntries: 7 })
    expect([answer.resultCode, answer.entries.length]).toEqual([code, 7])
  })

  it('counts entries over pages', async () => {
    directory.setFaults([{ kind: 'limit', limit: 'size', afterEntries: 25 }])
    const { cookie } = await page()
    const second = await page(cookie)
    expect([second.resultCode, second.entries.length]).toEqual([4, 5])
  })

  it('strikes at the beginning of a page when it is due at the end of the one before', async () => {
    directory.setFaults([{ kind: 'drop-connection', afterEntries: 20 }])
    const first = await page()
    const second = await page(first.cookie)
    expect([first.end, second.end, second.entries.length]).toEqual(['result', 'closed', 0])
  })

  it('refers the whole search elsewhere', async () => {
    const uris = ['ldap://other.test/dc=x']
    expect(await search({ kind: 'referral', uris, afterEntries: 0 })).toMatchObject({
      resultCode: 10,
      referral: uris,
    })
  })

  it('refers a part of the search elsewhere', async () => {
    const uris = ['ldap://other.test/ou=x']
    const answer = await search({ kind: 'continuation-reference', uris, afterEntries: 3 })
    expect([answer.references, answer.resultCode, answer.entries.length]).toEqual([uris, 0, total])
  })

  it('announces that it disconnects', async () => {
    const answer = await search({ kind: 'notice-of-disconnection', afterEntries: 2 })
    expect([answer.end, answer.resultCode, answer.entries.length]).toEqual(['notice', 52, 2])
  })

  it('sends garbage', async () => {
    const answer = await search({ kind: 'garbage', afterEntries: 2 })
    expect([answer.end, answer.entries.length]).toEqual(['not-ldap', 2])
  })

  it('claims a message of 2 GiB', async () => {
    const answer = await search({ kind: 'oversized-length', afterEntries: 2 })
    expect([answer.end, answer.entries.length]).toEqual(['silence', 2])
    expect(Buffer.from(client.unfinished).toString('hex')).toMatch(/^30847fffffff/)
  })

  it('sends entries twice', async () => {
    const { entries } = await search({ kind: 'duplicate-entries', every: 10 })
    expect([entries.length, new Set(entries.map(({ dn }) => dn)).size]).toEqual([total + 9, total])
  })

  it('trickles', async () => {
    const start = performance.now()
    await search({ kind: 'slow', entriesPerSecond: 500 })
    expect(performance.now() - start).toBeGreaterThan((total / 500) * 1000 * 0.8)
  })

  it('hears an abandon while it trickles', async () => {
    directory.setFaults([{ kind: 'slow', entriesPerSecond: 200 }])
    const answer = client.search({ baseDn: directory.baseDn })
    client.abandon()
    expect((await answer).end).toBe('silence')
  })

  it('ends a search whose client went away', async () => {
    directory.setFaults([{ kind: 'slow', entriesPerSecond: 20 }])
    void client.search({ baseDn: directory.baseDn })
    client.close()
    directory.setFaults([])
    await expect.poll(() => directory.statistics().connections.open).toBe(0)
  })
})

describe('faults of paging', () => {
  it('sends a page without entries and with a cookie', async () => {
    directory.setFaults([{ kind: 'empty-page', page: 2 }])
    const second = await page((await page()).cookie)
    const third = await page(second.cookie)
    expect([second.entries.length, third.entries.length]).toEqual([0, 20])
  })

  it('forgets its cookie', async () => {
    directory.setFaults([{ kind: 'lost-cookie', page: 1 }])
    expect(await page((await page()).cookie)).toMatchObject({ resultCode: 53, entries: [] })
  })

  it('leaves the control out though entries are left', async () => {
    directory.setFaults([{ kind: 'no-paging-control', page: 1 }])
    const first = await page()
    expect([first.resultCode, first.cookie, first.entries.length]).toEqual([0, undefined, 20])
  })
})

describe('faults of rights and values', () => {
  it('gives an unbound connection a few entries and success', async () => {
    directory.setFaults([{ kind: 'anonymous-subset', entries: 4 }])
    const anonymous = new WireClient(directory.uri)
    const answer = await anonymous.search({ baseDn: directory.baseDn, pageSize: 20 })
    expect([answer.resultCode, answer.entries.length, answer.cookie?.length]).toEqual([0, 4, 0])
    expect((await client.search({ baseDn: directory.baseDn })).entries).toHaveLength(total)
    anonymous.close()
  })

  it('answers success without entries', async () => {
    expect(await search({ kind: 'no-entries' })).toMatchObject({ resultCode: 0, entries: [] })
  })

  it('refuses the schema', async () => {
    directory.setFaults([{ kind: 'schema-refused' }])
    expect(await client.search({ baseDn: 'cn=Subschema', scope: 0 })).toMatchObject({ resultCode: 50 })
  })

  it('hides attributes', async () => {
    directory.setFaults([{ kind: 'hidden-attributes', names: ['mail', 'memberOf'] }])
    const { entries } = await client.search({ baseDn: directory.baseDn, attributes: ['*', '+'] })
    const names = new Set(entries.flatMap(({ attributes }) => [...attributes.keys()]))
    expect([names.has('mail'), names.has('memberOf'), names.has('entryUUID')]).toEqual([false, false, true])
  })

  it('names attributes like the parts of an object', async () => {
    directory.setFaults([{ kind: 'hostile-attribute-names' }])
    const { entries } = await client.search({ baseDn: directory.baseDn })
    expect([...(entries[0]?.attributes.keys() ?? [])]).toEqual(['__proto__', 'constructor'])
  })

  it('sends many values in ranges and fetches the others by range', async () => {
    const dn = `cn=Many,ou=Groups,${directory.baseDn}`
    const member = Array.from({ length: 3200 }, (_, index) => `uid=m${index},ou=People,${directory.baseDn}`)
    directory.add({ dn, attributes: { objectClass: 'groupOfNames', cn: 'Many', member } })
    directory.setFaults([{ kind: 'range-retrieval', limit: 1500, attributes: ['member'] }])
    const ask = async (name: string): Promise<readonly unknown[]> => {
      const { entries } = await client.search({ baseDn: dn, scope: 0, attributes: [name] })
      return [...(entries[0]?.attributes ?? [])].map(([key, values]) => [key, values.length, values[0]])
    }
    expect(await ask('member')).toEqual([['member;range=0-1499', 1500, member[0]]])
    expect(await ask('member;range=1500-*')).toEqual([['member;range=1500-2999', 1500, member[1500]]])
    expect(await ask('member;range=3000-*')).toEqual([['member;range=3000-*', 200, member[3000]]])
    directory.remove(dn)
  })
})

const fresh = (): WireClient => new WireClient(directory.uri)

describe('faults before the search', () => {
  it('accepts and never answers', async () => {
    directory.setFaults([{ kind: 'stall', on: 'connect' }])
    expect(await fresh().bind(directory.bindDn, directory.bindPassword)).toMatchObject({ end: 'silence' })
  })

  it('never answers a bind', async () => {
    directory.setFaults([{ kind: 'stall', on: 'bind' }])
    expect(await fresh().bind(directory.bindDn, directory.bindPassword)).toMatchObject({ end: 'silence' })
  })

  it('refuses StartTLS though it is advertised', async () => {
    directory.setFaults([{ kind: 'refuse-start-tls' }])
    expect(await client.extended('1.3.6.1.4.1.1466.20037')).toMatchObject({ resultCode: 52 })
  })

  it.each([
    ['busy', 51],
    ['unavailable', 52],
    ['invalidCredentials', 49],
  ] as const)('answers a bind with %s', async (code, number) => {
    directory.setFaults([{ kind: 'result', on: 'bind', code, message: 'data 773' }])
    expect(await client.bind(directory.bindDn, directory.bindPassword)).toMatchObject({ resultCode: number })
  })

  it('is sound again after the strikes that were ordered', async () => {
    const busy: Fault = { kind: 'result', on: 'search', code: 'busy', times: 2 }
    const codes = [await search(busy)]
    codes.push(
      await client.search({ baseDn: directory.baseDn }),
      await client.search({ baseDn: directory.baseDn }),
    )
    expect(codes.map(({ resultCode }) => resultCode)).toEqual([51, 51, 0])
  })

  it('reads the base entry even while searches fail', async () => {
    directory.setFaults([{ kind: 'result', on: 'search', code: 'busy' }, { kind: 'no-entries' }])
    expect((await client.search({ baseDn: directory.baseDn, scope: 0 })).entries).toHaveLength(1)
  })

  it('cuts all connections and goes on unbound with those who come back', async () => {
    directory.dropConnections()
    expect(await client.search({ baseDn: directory.baseDn })).toMatchObject({ end: 'closed' })
    expect(await fresh().search({ baseDn: directory.baseDn })).toMatchObject({ resultCode: 50 })
  })
})
