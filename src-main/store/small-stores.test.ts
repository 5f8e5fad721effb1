import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import { buildStore } from './build-store.ts'
import { temporaryFolder } from './child-process.ts'
import {
  findConnectivityReport,
  listConnectivityReports,
  saveConnectivityReport,
} from './connectivity-store.ts'
import { findTextInFiles } from './find-text-in-files.ts'
import { openDatabase } from './open-database.ts'
import {
  findPropertyMapping,
  listMappingUses,
  listPropertyMappings,
  removePropertyMapping,
  savePropertyMapping,
} from './property-mapping-store.ts'
import { findScheduleState, listScheduleStates, updateScheduleState } from './schedule-state-store.ts'
import { createSecretIndex, listIndexedSecrets } from './secret-index-store.ts'
import { findSetting, removeSetting, saveSetting } from './settings-store.ts'
import { createSource } from './source-store.ts'

const at = '2026-01-05T08:00:00.000Z'

it('keeps settings as they were saved', () => {
  const { db } = buildStore()
  expect(findSetting(db, 'theme')).toBeUndefined()
  saveSetting(db, 'theme', { dark: true })
  saveSetting(db, 'theme', { dark: false, accent: null })
  expect(findSetting(db, 'theme')).toEqual({ dark: false, accent: null })
  removeSetting(db, 'theme')
  expect(findSetting(db, 'theme')).toBeUndefined()
})

describe('property mappings', () => {
  const mapping = { name: 'phone', objectType: 'user', expression: 'return {}' } as const

  it('are created, replaced and removed, each saying whether anything changed', () => {
    const { db } = buildStore()
    expect(savePropertyMapping(db, mapping, at)).toBe(true)
    expect(savePropertyMapping(db, mapping, at)).toBe(false)
    expect(savePropertyMapping(db, { ...mapping, objectType: 'any' }, at)).toBe(true)
    expect(findPropertyMapping(db, 'phone')).toEqual({ ...mapping, objectType: 'any' })
    expect([removePropertyMapping(db, 'phone'), removePropertyMapping(db, 'phone')]).toEqual([true, false])
    expect(listPropertyMappings(db)).toEqual([])
  })

  it('know the sources that use them, each once', () => {
    const db = openDatabase(':memory:')
    const mappings = { userPropertyMappings: ['phone', 'LDAP: name'], groupPropertyMappings: ['phone'] }
    const source = {
      name: 'Corp',
      slug: 'corp',
      serverUri: ['ldap://localhost'],
      baseDn: 'dc=example',
      ...mappings,
    }
    createSource(db, LdapSource.parse(source), at)
    expect(Object.fromEntries(listMappingUses(db))).toEqual({ phone: ['corp'], 'LDAP: name': ['corp'] })
  })
})

it('changes the named parts of a schedule and leaves the others', () => {
  const { db } = buildStore()
  expect(findScheduleState(db, 1, 'sync')).toMatchObject({ queuedAt: null, pausedUntil: null })
  updateScheduleState(db, { sourceId: 1, task: 'sync', queuedAt: at, pausedUntil: at })
  updateScheduleState(db, { sourceId: 1, task: 'sync', queuedAt: null, lastStatus: 'ok' })
  expect(listScheduleStates(db)).toEqual([
    {
      sourceId: 1,
      task: 'sync',
      queuedAt: null,
      lastStartedAt: null,
      lastFinishedAt: null,
      lastStatus: 'ok',
      pausedUntil: at,
    },
  ])
})

it('keeps the last connectivity report of each source', () => {
  const { db } = buildStore()
  saveConnectivityReport(db, { sourceId: 1, checkedAt: 'once', report: {} })
  saveConnectivityReport(db, { sourceId: 1, checkedAt: at, report: { servers: ['a'] } })
  expect(listConnectivityReports(db)).toEqual([{ sourceId: 1, checkedAt: at, report: { servers: ['a'] } }])
  expect(findConnectivityReport(db, 2)).toBeUndefined()
})

it('indexes secrets without ever holding one', async () => {
  const { db } = buildStore()
  const index = createSecretIndex(db, () => new Date(at))
  await index.put('corp', 'client-key', 1)
  await index.put('corp', 'client-key', 3)
  expect(listIndexedSecrets(db)).toEqual([{ slug: 'corp', kind: 'client-key', pieces: 3, updatedAt: at }])
  expect([index.has('corp', 'client-key'), index.has('corp', 'bind-password')]).toEqual([true, false])
  await index.remove('corp', 'client-key')
  expect(index.has('corp', 'client-key')).toBe(false)
})

describe('findTextInFiles', () => {
  const secret = 'Tröst&"geheim'
  const forms = {
    plain: secret,
    json: JSON.stringify({ password: secret }),
    hex: `x${Buffer.from(secret).toString('hex')}`,
    'base64 at any place': Buffer.from(`user:${secret}!`).toString('base64'),
    'utf-16': Buffer.from(secret, 'utf16le'),
  }

  it.each(Object.entries(forms))('finds a secret written as %s', (_form, content) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), content)
    expect(findTextInFiles(folder, secret)).toEqual([join(folder, 'file')])
    expect(findTextInFiles(folder, 'another secret')).toEqual([])
  })

  it('finds what a store holds', () => {
    const folder = temporaryFolder()
    const db = openDatabase(folder)
    saveSetting(db, 'leak', secret)
    db.close()
    expect(findTextInFiles(folder, secret)).toHaveLength(1)
  })
})
