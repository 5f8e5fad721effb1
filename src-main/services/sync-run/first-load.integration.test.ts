// A first load is prepared in a thread beside the reading one, in a database file of its own (decision 11).
import { fork } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { DemoDirectory } from '../../demo-directory/start-demo-directory.ts'
import { createSyncWorld, type SyncWorld } from './sync-test-world.ts'
import { group, groupDn, person, sourceFor, startTestDirectory, uidAt } from './test-directory.ts'

const count = 3000
// Enough that the plan leaves the writer's buffer of a megabyte several times.
const description = 'x'.repeat(1000)
const uids = Array.from({ length: count }, (_, index) => uidAt(index))
const entries = [
  ...uids.map((uid) => person(uid, { description })),
  group(
    'all',
    uids.map((uid) => `uid=${uid},ou=people,dc=example,dc=org`),
  ),
  group('few', [`uid=u007,ou=people,dc=example,dc=org`, groupDn('all'), 'cn=nobody,dc=example,dc=org']),
]

let directory: DemoDirectory
const worlds: SyncWorld[] = []

const openWorld = async (): Promise<SyncWorld> => {
  const world = createSyncWorld()
  worlds.push(world)
  await world.saveSource({ ...sourceFor(directory), receiveTimeoutSeconds: 30 }, directory.bindPassword)
  return world
}

beforeEach(async () => {
  directory = await startTestDirectory(entries)
})
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close()
  await directory.stop()
})

const plansOf = ({ dataFolder }: SyncWorld): readonly string[] =>
  readdirSync(dataFolder).includes('plans') ? readdirSync(join(dataFolder, 'plans')) : []

const isStaging = (world: SyncWorld): boolean => plansOf(world).some((name) => name.endsWith('.staging'))

const schemaOf = ({ db }: SyncWorld): readonly unknown[] =>
  db.all('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name')

const insertOtherSql = `
  INSERT INTO users (username, username_key, is_active, created_at, updated_at)
  VALUES ('kept by hand', 'kept by hand', 1, '', '')`

describe('a first load that is staged', () => {
  it('stores what one without staging stores, with every index', async () => {
    const staged = await openWorld()
    const plain = await openWorld()
    const schema = schemaOf(staged)
    // Somebody is there already, so it is no first load.
    plain.db.run(insertOtherSql)
    const runs = [await staged.sync('corp'), await plain.sync('corp')] as const
    expect(runs.map(({ status }) => status)).toEqual(['ok', 'ok'])
    expect(runs[0].changes).toEqual(runs[1].changes)
    expect(staged.people()).toEqual(plain.people().filter((name) => name !== 'kept by hand'))
    expect(staged.people()).toHaveLength(count)
    expect(staged.memberships()).toEqual(plain.memberships())
    expect(staged.parents()).toEqual(plain.parents())
    expect(staged.items(runs[0].id).length).toBeGreaterThan(0)
    expect(staged.items(runs[0].id)).toEqual(plain.items(runs[1].id))
    expect(staged.db.all('SELECT member FROM unresolved_members')).toHaveLength(1)
    expect(staged.db.all('PRAGMA foreign_key_check')).toEqual([])
    expect(staged.db.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
    expect(staged.db.get('PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 })
    expect(schemaOf(staged)).toEqual(schema)
    expect(plansOf(staged)).toEqual([])
    expect(await staged.sync('corp')).toMatchObject({
      status: 'ok',
      changes: { users: { unchanged: count } },
    })
  })

  it('leaves nothing when it is cancelled', async () => {
    const world = await openWorld()
    directory.setFaults([{ kind: 'slow', entriesPerSecond: 1500 }])
    const cancellation = new AbortController()
    const ended = world.sync('corp', { signal: cancellation.signal })
    await expect.poll(() => isStaging(world), { timeout: 20_000 }).toBe(true)
    cancellation.abort()
    expect(await ended).toMatchObject({ status: 'cancelled' })
    expect(world.people()).toEqual([])
    expect(plansOf(world)).toEqual([])
  })

  it('leaves nothing that the next run does not clear when its process is killed', async () => {
    const world = await openWorld()
    directory.setFaults([{ kind: 'slow', entriesPerSecond: 1500 }])
    const child = fork(new URL('./sync-test-process.ts', import.meta.url), [world.dataFolder], {
      env: { ...process.env, TEST_BIND_PASSWORD: directory.bindPassword },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const gone = new Promise((resolve) => child.once('exit', resolve))
    await expect.poll(() => isStaging(world), { timeout: 20_000 }).toBe(true)
    child.kill('SIGKILL')
    await gone
    directory.setFaults([])
    expect(world.people()).toEqual([])
    expect(await world.sync('corp')).toMatchObject({ status: 'ok' })
    expect(world.people()).toHaveLength(count)
    expect(plansOf(world)).toEqual([])
  })

  it('is not begun by a dry run', async () => {
    const world = await openWorld()
    directory.setFaults([{ kind: 'slow', entriesPerSecond: 3000 }])
    const ended = world.sync('corp', { dryRun: true })
    let wasStaging = false
    const watch = setInterval(() => (wasStaging ||= isStaging(world)), 20)
    expect(await ended).toMatchObject({ status: 'ok' })
    clearInterval(watch)
    expect(wasStaging).toBe(false)
    expect(world.people()).toEqual([])
  })
})
