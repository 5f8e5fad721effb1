// Who is asked when somebody belongs to several sources, or is switched off in Rollcall: on embedded directories.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDemoDirectory, type DemoDirectory } from '../demo-directory/start-demo-directory.ts'
import { openSignInWorld, type SignInWorld } from './sign-in-test-world.ts'

const baseDn = 'dc=rollcall,dc=test'

const directoryOf = (password: string, uids: readonly string[]): Promise<DemoDirectory> =>
  startDemoDirectory({
    entries: [
      { dn: baseDn, attributes: { objectClass: ['top', 'domain'], dc: 'rollcall' } },
      ...uids.map((uid) => ({
        dn: `uid=${uid},${baseDn}`,
        attributes: { objectClass: 'inetOrgPerson', uid, cn: uid, sn: uid, userPassword: password },
      })),
    ],
  })

const sourceOf = (slug: string, server: DemoDirectory, changes: Readonly<Record<string, unknown>> = {}) => ({
  name: slug,
  slug,
  serverUri: server.uri,
  bindCn: server.bindDn,
  baseDn,
  userObjectFilter: '(objectClass=inetOrgPerson)',
  groupObjectFilter: '(objectClass=groupOfNames)',
  objectUniquenessField: 'entryUUID',
  userMatchingMode: 'username_link',
  userPropertyMappings: ['OpenLDAP: uid', 'OpenLDAP: cn'],
  groupPropertyMappings: ['OpenLDAP: cn'],
  ...changes,
})

describe('people of two sources', () => {
  let old: DemoDirectory
  let fresh: DemoDirectory
  let world: SignInWorld

  const save = (slug: string, server: DemoDirectory, changes: Readonly<Record<string, unknown>> = {}) =>
    world.saveSource(sourceOf(slug, server, changes), server.bindPassword)

  beforeAll(async () => {
    old = await directoryOf('old-password', ['ada', 'leaver', 'off'])
    fresh = await directoryOf('fresh-password', ['ada', 'leaver'])
    world = openSignInWorld()
    await save('old', old)
    await save('fresh', fresh)
    await world.sync('old')
    await world.sync('fresh')
  })
  afterAll(async () => {
    await world.closeAndFind([])
    await old.stop()
    await fresh.stop()
  })

  it('are asked of the newest one alone', async () => {
    const before = old.statistics().connections.accepted
    expect(await world.signIn('ada', 'fresh-password')).toMatchObject({
      ok: true,
      source: 'fresh',
      otherSources: ['old'],
    })
    expect(await world.signIn('ada', 'old-password')).toMatchObject({ ok: false, source: 'fresh' })
    expect(old.statistics().connections.accepted).toBe(before)
  })

  it('have to wait after wrong passwords wherever these were typed, also after a start anew', async () => {
    expect(await world.signIn('ada', 'fresh-password')).toMatchObject({ ok: true })
    const wrong = ['once', 'twice', 'three times', 'four times']
    for (const password of wrong)
      expect(await world.signInElsewhere('ada', password)).toMatchObject({ refusal: 'wrong-password' })
    const before = fresh.statistics().connections.accepted
    for (const signIn of [world.signIn, world.signInElsewhere])
      expect(await signIn('ada', 'fresh-password')).toMatchObject({ refusal: 'too-many-attempts' })
    expect(fresh.statistics().connections.accepted).toBe(before)
    world.putForward(31_000)
    expect(await world.signInElsewhere('ada', 'fresh-password')).toMatchObject({ ok: true })
    expect(await world.signIn('ada', 'wrong again')).toMatchObject({ refusal: 'wrong-password' })
    expect(await world.signIn('ada', 'fresh-password')).toMatchObject({ ok: true })
  })

  it('may fall back on their own directory alone when it is busy on all its servers', async () => {
    await save('fresh', fresh, {
      passwordLoginUpdateInternalPassword: true,
      serverUri: [fresh.uri, fresh.uri.replace('127.0.0.1', 'localhost')],
    })
    expect(await world.signIn('ada', 'fresh-password')).toMatchObject({ checkedAgainst: 'directory' })
    fresh.setFaults([{ kind: 'result', on: 'bind', code: 'busy' }])
    expect(await world.signIn('ada', 'fresh-password')).toMatchObject({
      ok: true,
      source: 'fresh',
      checkedAgainst: 'stored-hash',
    })
    fresh.setFaults([])
    await save('fresh', fresh)
  })

  it('are asked of the other one when the newest is switched off', async () => {
    await save('fresh', fresh, { enabled: false })
    expect(await world.signIn('ada', 'old-password')).toMatchObject({
      ok: true,
      source: 'old',
      otherSources: [],
    })
    await save('fresh', fresh)
  })

  it('are asked of the other one when the newest misses them', async () => {
    fresh.remove(`uid=leaver,${baseDn}`)
    await save('fresh', fresh, { deleteNotFoundObjects: true })
    await world.sync('fresh')
    expect(await world.signIn('leaver', 'old-password')).toMatchObject({ ok: true, source: 'old' })
  })

  it('cannot be asked when every source is switched off', async () => {
    await save('old', old, { enabled: false })
    await save('fresh', fresh, { enabled: false })
    expect(await world.signIn('ada', 'old-password')).toMatchObject({
      ok: false,
      refusal: 'no-directory',
      source: null,
      checkedAgainst: null,
    })
    await save('old', old)
    await save('fresh', fresh)
  })

  it('have their password set where it may be written, not where they sign in', async () => {
    await save('old', old, { syncUsersPassword: true })
    await save('fresh', fresh, { syncUsersPassword: false })
    expect(await world.setPassword('ada', 'older-password')).toMatchObject({ source: 'old', verified: true })
    expect(await world.signIn('ada', 'fresh-password')).toMatchObject({ ok: true, source: 'fresh' })
  })

  it('are kept out when a mapping switched them off, although the directory takes the password', async () => {
    await world.services.sources.apply({
      sources: [sourceOf('old', old, { userPropertyMappings: ['OpenLDAP: uid', 'OpenLDAP: cn', 'Off'] })],
      propertyMappings: [
        {
          name: 'Off',
          objectType: 'user',
          expression: "return ldap.get('uid') === 'off' ? { isActive: false } : {}",
        },
      ],
    })
    await world.sync('old')
    expect(await world.signIn('off', 'old-password')).toMatchObject({
      ok: false,
      refusal: 'inactive',
      checkedAgainst: 'directory',
      reason: expect.stringContaining('mapping'),
    })
    expect(await world.signIn('off', 'wrong-password')).toMatchObject({
      ok: false,
      refusal: 'wrong-password',
    })
  })
})
