// What the other files of this folder prove on the embedded directory, once more as whole journeys on a real OpenLDAP.
import { fork } from 'node:child_process'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { startSlapd, type Slapd } from '../../../e2e/servers/slapd.ts'
import type { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import { createSyncWorld, type SyncWorld } from './sync-test-world.ts'

const base = 'dc=rollcall,dc=test'
const uids = Array.from({ length: 200 }, (_, index) => `u${String(index).padStart(3, '0')}`)
const dnOf = (uid: string, ou = 'people'): string => `uid=${uid},ou=${ou},${base}`
const person = (uid: string, ou = 'people', mail = `${uid}@example.org`): string =>
  `dn: ${dnOf(uid, ou)}\nobjectClass: inetOrgPerson\nuid: ${uid}\ncn: ${uid}\nsn: Example\nmail: ${mail}\n`
const group = (cn: string, members: readonly string[]): string =>
  `dn: cn=${cn},ou=groups,${base}\nobjectClass: groupOfNames\ncn: ${cn}\n${members.map((dn) => `member: ${dn}\n`).join('')}`
const groupDn = (cn: string): string => `cn=${cn},ou=groups,${base}`
const container = (ou: string): string => `dn: ou=${ou},${base}\nobjectClass: organizationalUnit\nou: ${ou}\n`

const crowdNames = Array.from({ length: 2000 }, (_, index) => `c${String(index).padStart(4, '0')}`)
const crowdMembers = `crowd: ${crowdNames.slice(0, 500).join(', ')}`

let slapd: Slapd
let world: SyncWorld

const seed = [
  ...uids.map((uid) => person(uid)),
  container('branch'),
  person('U000', 'branch', 'somebody@example.org'),
  person('other', 'branch', 'U001@example.org'),
  container('crowd'),
  ...crowdNames.map((uid) => person(uid, 'crowd')),
  group(
    'crowd',
    crowdNames.slice(0, 500).map((uid) => dnOf(uid, 'crowd')),
  ),
  group('outer', [groupDn('inner'), dnOf('u000')]),
  group('inner', [`UID=u001, OU=People, ${base}`, groupDn('circle')]),
  group('circle', [groupDn('outer'), dnOf('u002')]),
].join('\n')

beforeAll(async () => {
  slapd = await startSlapd({ seed })
})
afterAll(() => slapd.stop())

beforeEach(async () => {
  world = createSyncWorld()
  await saveSource({})
})
afterEach(() => world.close())

const saveSource = (settings: Partial<LdapSource>, slug = 'corp'): Promise<void> =>
  world.saveSource(
    {
      slug,
      serverUri: [slapd.uri],
      baseDn: base,
      additionalUserDn: 'ou=people',
      bindCn: slapd.readerDn,
      deleteNotFoundObjects: true,
      ...settings,
    },
    slapd.readerPassword,
  )

const remove = (gone: readonly string[]): Promise<void> =>
  slapd.modify(gone.map((uid) => `dn: ${dnOf(uid)}\nchangetype: delete\n`).join('\n'))
const putBack = (gone: readonly string[]): Promise<void> =>
  slapd.add(gone.map((uid) => person(uid)).join('\n'))

describe('people missing from OpenLDAP', () => {
  it('are suspect first and deleted with their reason by the next run: 5 of 200', async () => {
    const gone = uids.slice(50, 55)
    await world.sync('corp')
    await remove(gone)
    try {
      expect(await world.sync('corp')).toMatchObject({ status: 'ok', changes: { users: { suspect: 5 } } })
      expect(world.people().filter((line) => line.endsWith('(suspect)'))).toHaveLength(5)
      const run = await world.sync('corp')
      expect(run).toMatchObject({ status: 'ok', changes: { users: { deleted: 5 } } })
      const reasons = world.items(run.id).filter(({ change }) => change === 'deleted')
      expect(reasons.map(({ reason }) => reason)).toEqual(gone.map(() => 'gone'))
      expect(world.people()).toHaveLength(195)
    } finally {
      await putBack(gone)
    }
  })

  it('hold the run when they are 150 of 200, and go once a person approved', async () => {
    const gone = uids.slice(50)
    await world.sync('corp')
    await remove(gone)
    try {
      const held = await world.sync('corp')
      expect(held).toMatchObject({ status: 'held', limits: [{ what: 'users.missing', count: 150, of: 200 }] })
      expect(world.people()).toEqual(uids)
      expect(await world.service.approve(held.id)).toMatchObject({ status: 'approved' })
      expect(await world.sync('corp')).toMatchObject({ status: 'ok', changes: { users: { deleted: 150 } } })
      expect(world.people()).toEqual(uids.slice(0, 50))
    } finally {
      await putBack(gone)
    }
  })

  it('hold the run when a changed filter finds nobody, nothing is written, and approval works', async () => {
    await world.sync('corp')
    await saveSource({ userObjectFilter: '(uid=nobody-at-all)' })
    const held = await world.sync('corp')
    expect(held).toMatchObject({ status: 'held', limits: [{ what: 'users.none-found', count: 200 }] })
    expect(world.people()).toEqual(uids)
    expect(await world.service.approve(held.id)).toMatchObject({ status: 'approved' })
    expect(world.people()).toEqual(uids.map((uid) => `${uid} (suspect)`))
  })
})

describe('groups of OpenLDAP', () => {
  it('keep members whose DN is spelt in another way, nest, and may run in a circle', async () => {
    const run = await world.sync('corp')
    expect(world.memberships()).toEqual(['circle: u002', 'inner: u001', 'outer: u000'])
    expect(world.parents()).toEqual([
      'circle > outer (nested)',
      'inner > circle (nested)',
      'outer > inner (nested)',
    ])
    expect(run.messages.map(({ code }) => code)).toContain('membership.cycle')
    expect(run.status).toBe('ok')
  })
})

describe('two sources on OpenLDAP with one person', () => {
  it.each([
    ['identifier', { created: 1, failed: 1 }],
    ['username_link', { created: 1, updated: 1 }],
    ['username_deny', { created: 1, skipped: 1 }],
    ['email_link', { updated: 1, failed: 1 }],
    ['email_deny', { skipped: 1, failed: 1 }],
  ] as const)('in mode %s', async (userMatchingMode, users) => {
    await world.sync('corp')
    const branch = { additionalUserDn: 'ou=branch', syncGroups: false, syncUsersPassword: false }
    await saveSource({ ...branch, userMatchingMode }, 'branch')
    const run = await world.sync('branch')
    expect(run.read.users).toBe(2)
    expect(run.changes.users).toMatchObject(users)
  })
})

/** Another process that syncs the same data folder. */
const startOther = () =>
  fork(new URL('./sync-test-process.ts', import.meta.url), [world.dataFolder], {
    env: { ...process.env, TEST_BIND_PASSWORD: slapd.readerPassword },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })

describe('other processes on OpenLDAP', () => {
  it.each(['connect', 'users', 'missing', 'groups', 'memberships', 'limits', 'apply'])(
    'leave all of a run or nothing when they are killed (kill -9) as soon as they tell of the phase %s',
    async (phase) => {
      await saveSource({ additionalUserDn: 'ou=crowd', pageSize: 50 })
      const child = startOther()
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      await new Promise<void>((resolve, reject) => {
        child.on('message', (told) => {
          if (told === phase) resolve()
        })
        child.once('exit', () => reject(new Error(`it ended and never told of the phase ${phase}`)))
      })
      child.kill('SIGKILL')
      await ended

      const left = world.people().length
      expect([0, 2000]).toContain(left)
      expect(world.memberships()).toEqual(left === 0 ? [] : [crowdMembers])
      expect(world.db.all('PRAGMA foreign_key_check')).toEqual([])

      expect(await world.sync('corp')).toMatchObject({
        status: 'ok',
        changes: { users: { created: 2000 - left } },
      })
      expect(world.memberships()).toEqual([crowdMembers])
      const runs = world.db.all<{ status: string }>('SELECT status FROM runs ORDER BY id')
      const killed = left === 0 ? 'interrupted' : 'ok'
      // Killed before its run was recorded, there is none.
      expect(runs.map(({ status }) => status)).toEqual(runs.length === 1 ? ['ok'] : [killed, 'ok'])
    },
  )

  it('do not sync one source at once', async () => {
    await saveSource({ additionalUserDn: 'ou=crowd', pageSize: 1 })
    const child = startOther()
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    try {
      await new Promise<void>((resolve) =>
        child.on('message', (phase) => {
          if (phase === 'users') resolve()
        }),
      )
      // However slow this machine is, that run does not end before ours begins.
      child.kill('SIGSTOP')
      await expect(world.sync('corp')).rejects.toMatchObject({ code: 'sync.already-running' })
    } finally {
      child.kill('SIGKILL')
      await ended
    }
  })
})
