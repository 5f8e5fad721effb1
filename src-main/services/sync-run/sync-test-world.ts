// A data folder with a sync service over it, for tests against real servers and the embedded directory.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import type { PropertyMapping } from '../../../src-shared/domain/property-mapping.ts'
import { Secret } from '../../../src-shared/domain/secret.ts'
import type { RunItem, SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { createInMemorySecretStore } from '../../secrets/in-memory-secret-store.ts'
import type { WritableDb } from '../../store/database-handle.ts'
import { openDatabase } from '../../store/open-database.ts'
import { savePropertyMapping } from '../../store/property-mapping-store.ts'
import { listRunItems } from '../../store/run-items.ts'
import { createSource, findSource, updateSource } from '../../store/source-store.ts'
import { runSync, type RunEnvironment } from './run-sync.ts'
import { createSyncService, type SyncOptions, type SyncService } from '../sync-service.ts'

export interface SyncWorld {
  readonly dataFolder: string
  readonly db: WritableDb
  readonly service: SyncService
  saveSource(settings: Partial<LdapSource> & { readonly slug: string }, password?: string): Promise<void>
  saveMapping(mapping: PropertyMapping): void
  sync(slug: string, options?: Partial<SyncOptions>): Promise<SyncRun>
  /** Syncs in the test's own thread, through a handle that may watch or disturb what the run does with the store. */
  syncHere(slug: string, db: WritableDb, onProgress?: RunEnvironment['onProgress']): Promise<SyncRun>
  items(runId: number): readonly RunItem[]
  /** Usernames of people who are not deleted, sorted, with their state. */
  people(): readonly string[]
  /** `group: member, member` of memberships as stored, sorted. */
  memberships(): readonly string[]
  parents(): readonly string[]
  close(): Promise<void>
}

/** OpenLDAP's usual names, for `inetOrgPerson` and `groupOfNames`. */
export const openLdapDefaults = {
  userObjectFilter: '(objectClass=inetOrgPerson)',
  groupObjectFilter: '(objectClass=groupOfNames)',
  objectUniquenessField: 'entryUUID',
  userPropertyMappings: ['LDAP: DN to user path', 'LDAP: mail', 'OpenLDAP: uid', 'OpenLDAP: cn'],
  groupPropertyMappings: ['OpenLDAP: cn'],
} as const

const peopleSql = `
  SELECT username, state
  FROM users
  WHERE state <> 'deleted'
  ORDER BY username`

const membershipsSql = `
  SELECT g.name || ': ' || group_concat(u.username, ', ' ORDER BY u.username) AS line
  FROM (SELECT DISTINCT group_id, user_id FROM memberships) m
  JOIN groups g ON g.id = m.group_id
  JOIN users u ON u.id = m.user_id
  GROUP BY g.id
  ORDER BY g.name`

const parentsSql = `
  SELECT p.name || ' > ' || c.name || ' (' || l.kind || ')' AS line
  FROM group_parents l
  JOIN groups p ON p.id = l.parent_id
  JOIN groups c ON c.id = l.child_id
  ORDER BY line`

export const createSyncWorld = (dataFolder = mkdtempSync(join(tmpdir(), 'rollcall-sync-'))): SyncWorld => {
  const db = openDatabase(dataFolder)
  const secrets = createInMemorySecretStore()
  const service = createSyncService({ dataFolder, db, secrets, clock: () => new Date(), owner: 'test' })
  const lines = (sql: string): readonly string[] => db.all<{ line: string }>(sql).map(({ line }) => line)
  return {
    dataFolder,
    db,
    service,
    saveSource: async (settings, password) => {
      const at = new Date().toISOString()
      const known = findSource(db, settings.slug)
      const parsed = LdapSource.parse({
        name: settings.slug,
        ...openLdapDefaults,
        ...known?.settings,
        ...settings,
      })
      if (known === undefined) createSource(db, parsed, at)
      else updateSource(db, known.id, { settings: parsed, at })
      if (password !== undefined) await secrets.write(settings.slug, 'bind-password', new Secret(password))
    },
    saveMapping: (mapping) => {
      savePropertyMapping(db, mapping, new Date().toISOString())
    },
    sync: (slug, options = {}) =>
      service.start(slug, {
        dryRun: false,
        full: false,
        trigger: 'manual',
        signal: new AbortController().signal,
        ...options,
      }),
    syncHere: async (slug, watched, onProgress = () => undefined) => {
      const password = await secrets.read(slug, 'bind-password')
      return runSync(
        { db: watched, dataFolder, signal: new AbortController().signal, onProgress },
        {
          slug,
          dryRun: false,
          full: false,
          trigger: 'manual',
          startedAt: new Date().toISOString(),
          owner: 'test',
          secrets: { kind: 'read', bindPassword: password?.reveal(), clientKey: undefined },
        },
      )
    },
    items: (runId) => [...listRunItems(db, runId).items],
    people: () =>
      db
        .all<{ username: string; state: string }>(peopleSql)
        .map(({ username, state }) => (state === 'present' ? username : `${username} (${state})`)),
    memberships: () => lines(membershipsSql),
    parents: () => lines(parentsSql),
    close: async () => {
      await service.close()
      db.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
