// What the main thread writes while a run commits in its worker or in another process: it must wait without holding up
// the window.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import { Secret } from '../../../src-shared/domain/secret.ts'
import type { WritableDb } from '../../store/database-handle.ts'
import { openDatabase } from '../../store/open-database.ts'
import { createServices } from '../create-services.ts'
import { createScheduleStates } from '../schedule-states.ts'
import { openWindowTestWorld, type WindowTestWorld } from './window-test-world.ts'

let world: WindowTestWorld
/** Another connection, which writes for as long as a test lets it. */
let other: WritableDb

const settings = {
  slug: 'corp',
  name: 'Corp',
  serverUri: ['ldap://127.0.0.1:1'],
  baseDn: 'dc=example,dc=org',
  userPropertyMappings: ['OpenLDAP: uid'],
  groupPropertyMappings: ['OpenLDAP: cn'],
  schedule: { sync: '', connectivity: '', paused: true },
}

const insertPersonSql = `
  INSERT INTO users (username, username_key, is_active, created_at, updated_at)
  VALUES ('ada', 'ada', 1, '', '')`

const insertConnectionSql = `
  INSERT INTO user_connections
    (source_id, user_id, identifier, dn, dn_key, state, entry_hash, raw_entry, created_at, last_updated)
  VALUES (1, 1, 'ada', 'uid=ada', 'uid=ada', 'present', x'00', x'00', '', '')`

beforeEach(async () => {
  world = await openWindowTestWorld()
  await world.services.sources.apply({ sources: [settings] })
  other = openDatabase(world.dataFolder)
  other.run(insertPersonSql)
  other.run(insertConnectionSql)
})
afterEach(async () => {
  other.close()
  await world.close()
})

const draft = {
  editing: null,
  source: LdapSource.parse({ ...settings, slug: 'new' }),
  bindPassword: { kind: 'keep' },
  clientKey: { kind: 'keep' },
  webhookSecret: { kind: 'keep' },
} as const

const signal = new AbortController().signal
const mapping = { name: 'mine', objectType: 'user', expression: 'return {}' } as const

const writes: Readonly<Record<string, (world: WindowTestWorld) => Promise<unknown>>> = {
  'saving the settings': ({ windowServices }) =>
    windowServices.settings.save({ ...windowServices.settings.get(), theme: 'dark' }),
  'keeping where the window stood': ({ windowServices }) => windowServices.settings.keep('state', 1),
  pausing: ({ windowServices }) => windowServices.pause(null, null),
  resuming: ({ windowServices }) => windowServices.resume(null),
  'saving a source': ({ windowServices }) => windowServices.editor.save(draft),
  'saving a mapping': ({ windowServices }) => windowServices.mappings.save(null, mapping),
  'importing a configuration': ({ services }) =>
    services.sources.apply({ sources: [{ ...settings, name: 'Other' }] }),
  'removing a source': ({ services }) => services.sources.remove('corp', { keepObjects: true }),
  'tying an entry to a person': ({ services }) =>
    services.connect.connect({ source: 'corp', objectType: 'user', identifier: 'new', name: 'ada' }).catch(
      // It is tied already, which is looked up in the same step.
      (error: unknown) => expect(error).toMatchObject({ code: 'sync.match-refused' }),
    ),
  'claiming a run that is due': async ({ dataFolder }) => {
    const db = openDatabase(dataFolder)
    const start = { sourceId: 1, task: 'sync', at: '2026-01-05T08:00:00.000Z' } as const
    try {
      expect(await createScheduleStates(db).claim({ ...start, lastStartedAt: undefined })).toBe(true)
    } finally {
      db.close()
    }
  },
  'keeping a password': ({ services }) => services.secrets.set('corp', 'bind-password', new Secret('geheim')),
  'a sign-in': ({ services }) =>
    services.signIn
      .check('ada', new Secret('geheim'), signal)
      .catch((error: unknown) => expect(error).toMatchObject({ code: 'directory.unreachable' })),
}

describe('while a run commits', () => {
  it.each(Object.entries(writes))('%s waits and lets everything else go on', async (_name, write) => {
    other.exec('BEGIN IMMEDIATE')
    let isDone = false
    const written = write(world).finally(() => (isDone = true))
    // Several attempts long.
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(isDone).toBe(false)
    other.exec('COMMIT')
    await written
  })

  it('the program starts', async () => {
    other.exec('BEGIN IMMEDIATE')
    const started = createServices({
      dataFolder: world.dataFolder,
      env: {},
      clock: () => new Date(),
      newId: () => 'id',
      owner: 'test',
    })
    other.exec('COMMIT')
    expect(started.sources.list()).toHaveLength(1)
    await started.close()
  })
})
