import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Secret } from '../../src-shared/domain/secret.ts'
import type { RemovalProgress } from '../../src-shared/domain/source-removal.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { createInMemorySecretStore } from '../secrets/in-memory-secret-store.ts'
import type { SecretStore } from '../secrets/secret-store.ts'
import type { WritableDb } from '../store/database-handle.ts'
import { openDatabase } from '../store/open-database.ts'
import { findScheduleState, scheduledTasks, updateScheduleState } from '../store/schedule-state-store.ts'
import { findSource } from '../store/source-store.ts'
import { createSecretService } from './secret-service.ts'
import { createSourceService, type SourceService } from './source-service.ts'
import { createSyncService, type SyncService } from './sync-service.ts'

const clock = () => new Date('2026-03-10T12:00:00.000Z')

const corp = {
  name: 'Corp',
  slug: 'corp',
  serverUri: 'ldaps://ldap.example.com',
  baseDn: 'dc=example,dc=com',
  userPropertyMappings: ['OpenLDAP: uid', 'Phone'],
  groupPropertyMappings: ['OpenLDAP: cn'],
}
const phone = {
  name: 'Phone',
  objectType: 'user',
  expression: "return { attributes: { phone: ldap.all('telephoneNumber') } }",
}
const document = { sources: [corp], propertyMappings: [phone] }

let folder: string
let db: WritableDb
let kept: SecretStore
let sources: SourceService
let sync: SyncService

const createSources = (secretStore: SecretStore): SourceService =>
  createSourceService({
    db,
    dataFolder: folder,
    clock,
    owner: 'test',
    sync,
    secrets: createSecretService({
      db,
      layered: secretStore,
      kept: secretStore,
      probe: () => Promise.resolve(true),
    }),
  })

const queued = (slug: string) =>
  (['sync', 'connectivity'] as const).map(
    (task) => findScheduleState(db, findSource(db, slug)?.id ?? 0, task).queuedAt,
  )

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-sources-'))
  db = openDatabase(folder)
  kept = createInMemorySecretStore()
  sync = createSyncService({ dataFolder: folder, db, secrets: kept, clock, owner: 'test' })
  sources = createSources(kept)
})

afterEach(async () => {
  await sync.close()
  db.close()
  rmSync(folder, { recursive: true })
})

describe('apply', () => {
  it('says what it created, changed and left alone', async () => {
    const first = await sources.apply(document)
    expect([...first.sources, ...first.propertyMappings].map((each) => each.change)).toEqual([
      'created',
      'created',
    ])
    const again = await sources.apply(document)
    expect([...again.sources, ...again.propertyMappings].map((each) => each.change)).toEqual([
      'unchanged',
      'unchanged',
    ])
    const changed = await sources.apply({ sources: [{ ...corp, pageSize: 50, limits: { percent: 20 } }] })
    expect(changed.sources).toMatchObject([
      { slug: 'corp', change: 'updated', fields: { pageSize: [1000, 50], 'limits.percent': [10, 20] } },
    ])
  })

  it('stores nothing when one of several parts is wrong', async () => {
    const wrong = { sources: [corp, { ...corp, slug: 'b', baseDn: 'no dn' }], propertyMappings: [phone] }
    await expect(sources.apply(wrong)).rejects.toMatchObject({
      code: 'input.invalid',
      details: { problems: [{ path: 'sources[1].baseDn' }] },
    })
    expect(sources.list()).toEqual([])
    expect(sources.export([]).propertyMappings).toEqual([])
  })

  it('names the line of an expression that does not compile', async () => {
    const broken = { ...phone, expression: 'const a = 1\nreturn {' }
    await expect(sources.apply({ sources: [corp], propertyMappings: [broken] })).rejects.toMatchObject({
      code: 'input.invalid',
      details: {
        problems: [{ path: 'propertyMappings[0].expression', message: expect.stringMatching(/^line 2/) }],
      },
    })
  })

  it('names a broken expression beside every other problem of the document', async () => {
    const broken = { ...phone, expression: 'return {' }
    const unknown = { ...phone, name: 'Other', objectType: 'thing' }
    const refused = sources.apply({
      sources: [{ ...corp, baseDn: 'x' }],
      propertyMappings: [broken, unknown],
    })
    await expect(refused).rejects.toMatchObject({
      code: 'input.invalid',
      details: {
        problems: [
          { path: 'propertyMappings[1].objectType' },
          { path: 'sources[0].baseDn' },
          { path: 'propertyMappings[0].expression', message: expect.stringMatching(/^line 1: /) },
        ],
      },
    })
  })

  it('refuses a schedule that the scheduler cannot read', async () => {
    const wrong = { ...document, sources: [{ ...corp, schedule: { sync: '99 * * * *' } }] }
    await expect(sources.apply(wrong)).rejects.toMatchObject({
      details: { problems: [{ path: 'sources[0].schedule.sync' }] },
    })
  })

  it('queues both tasks, but not of a source that is switched off', async () => {
    await sources.apply({ ...document, sources: [corp, { ...corp, slug: 'off', enabled: false }] })
    expect(queued('corp')).toEqual([clock().toISOString(), clock().toISOString()])
    expect(queued('off')).toEqual([null, null])
  })

  it('queues a source once more only when it, or a mapping that it uses, is another one', async () => {
    await sources.apply({
      ...document,
      sources: [corp, { ...corp, slug: 'plain', userPropertyMappings: ['OpenLDAP: uid'] }],
    })
    const pausedUntil = '2026-03-11T00:00:00.000Z'
    const ids = ['corp', 'plain'].map((slug) => findSource(db, slug)?.id ?? 0)
    for (const sourceId of ids)
      for (const task of scheduledTasks)
        updateScheduleState(db, { sourceId, task, queuedAt: null, pausedUntil })
    await sources.apply({
      sources: [{ ...corp, slug: 'plain', userPropertyMappings: ['OpenLDAP: uid'] }, corp],
    })
    expect([queued('corp'), queued('plain')]).toEqual([
      [null, null],
      [null, null],
    ])
    for (const id of ids) expect(findScheduleState(db, id, 'sync').pausedUntil).toBe(pausedUntil)

    await sources.apply({ sources: [corp], propertyMappings: [{ ...phone, expression: 'return {}' }] })
    const now = clock().toISOString()
    expect([queued('corp'), queued('plain')]).toEqual([
      [now, now],
      [null, null],
    ])
  })
})

describe('export', () => {
  it('gives what apply takes without a change, and only the mappings that are used', async () => {
    await sources.apply({ ...document, propertyMappings: [phone, { ...phone, name: 'Unused' }] })
    const exported = sources.export(['corp'])
    expect(exported.propertyMappings.map((mapping) => mapping.name)).toEqual(['Phone'])
    const again = await sources.apply(JSON.parse(JSON.stringify(exported)))
    expect(again.sources).toMatchObject([{ change: 'unchanged', fields: {} }])
  })

  it('names a slug that is not there', () => {
    expect(() => sources.export(['nobody'])).toThrow(expect.objectContaining({ code: 'object.not-found' }))
  })
})

describe('remove', () => {
  it('removes the source and its secrets', async () => {
    await sources.apply(document)
    await kept.write('corp', 'bind-password', new Secret('secret'))
    expect(await sources.remove('corp', { keepObjects: false })).toMatchObject({
      removed: true,
      removedSecrets: true,
    })
    expect(sources.list()).toEqual([])
    expect(await kept.locate('corp', 'bind-password')).toBe('none')
  })

  it('tells how it goes on, from a thread of its own', async () => {
    await sources.apply(document)
    const told: RemovalProgress[] = []
    const onProgress = (progress: RemovalProgress): void => void told.push(progress)
    await sources.remove('corp', { keepObjects: false, onProgress })
    expect(told).toContainEqual({ source: 'corp', step: 'memberships', done: 0, of: 0 })
  })

  it('that is cancelled leaves the source as it was, with its secrets', async () => {
    await sources.apply(document)
    await kept.write('corp', 'bind-password', new Secret('secret'))
    const cancelled = sources.remove('corp', { keepObjects: false, signal: AbortSignal.abort() })
    await expect(cancelled).rejects.toMatchObject({
      code: 'sync.cancelled',
      message: 'Nothing was removed. The source "corp" is still there.',
    })
    expect(sources.list()).toMatchObject([{ slug: 'corp' }])
    expect(await kept.locate('corp', 'bind-password')).not.toBe('none')
    expect(await sources.remove('corp', { keepObjects: false })).toMatchObject({ removed: true })
  })

  it('does not fail because the keychain is locked', async () => {
    const locked = { ...kept, remove: () => Promise.reject(new AppError('secrets.locked', 'locked')) }
    sources = createSources(locked)
    await sources.apply(document)
    expect(await sources.remove('corp', { keepObjects: false })).toMatchObject({ removedSecrets: false })
    expect(sources.list()).toEqual([])
  })

  it('lets the kept objects be removed later', async () => {
    await sources.apply(document)
    await sources.remove('corp', { keepObjects: true })
    expect(sources.list()).toEqual([])
    expect(await sources.remove('corp', { keepObjects: false })).toMatchObject({ removed: true })
    await expect(sources.remove('corp', { keepObjects: false })).rejects.toMatchObject({
      code: 'object.not-found',
    })
  })
})
