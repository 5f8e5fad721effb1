// The whole contract on the embedded directory: real store, real worker, everything but Electron.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../e2e/fixtures/run-cli.ts'
import { contract } from '../../src-shared/contract/contract.ts'
import type { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import { findTextInFiles } from '../store/find-text-in-files.ts'
import { openApiTestWorld, type ApiTestWorld } from './api-test-world.ts'

let world: ApiTestWorld
let saved: LdapSource
const keep = { kind: 'keep' } as const
const exportFolder = (): string => join(world.dataFolder, 'exports')

/** The demo's password, which only the environment of this process has. */
const bindPassword = (): string => world.env['ROLLCALL_SECRET_DEMO_BIND_PASSWORD'] ?? ''
const finished = (runId: number) =>
  world.eventually((event) => event.kind === 'run.finished' && event.runId === runId)

beforeAll(async () => {
  world = await openApiTestWorld()
  mkdirSync(exportFolder())
  const { runId } = await world.call('demo.start', undefined)
  await finished(runId)
  saved = (await world.call('sources.get', 'demo')).source
})
afterAll(() => world.close())

const draft = (changes: Partial<LdapSource> = {}) => ({
  editing: 'demo' as string | null,
  source: { ...saved, ...changes },
  bindPassword: keep as { kind: 'keep' } | { kind: 'set'; value: string },
  clientKey: keep,
  webhookSecret: keep,
})

describe('a first sync', () => {
  it('tells of progress with the id that was answered, then of its end, then of what changed', async () => {
    const runEvents = world.events.filter(({ kind }) => kind.startsWith('run.'))
    expect(runEvents[0]).toMatchObject({ kind: 'run.progressed', runId: 1, source: 'demo', phase: 'connect' })
    expect(runEvents.at(-1)).toEqual({
      kind: 'run.finished',
      runId: 1,
      source: 'demo',
      status: 'ok',
      only: null,
    })
    const changed = world.events.flatMap((event) => (event.kind === 'data.changed' ? event.topics : []))
    expect(new Set(changed)).toEqual(new Set(['sources', 'runs', 'objects', 'schedule']))
  })

  it('shows in the overview', async () => {
    expect(await world.call('sources.list', undefined)).toMatchObject([
      { slug: 'demo', state: 'ok', users: 250, groups: 30, usersChange: 250, lastRunId: 1, warnings: [] },
    ])
  })
})

describe('people and groups', () => {
  it('pages through everybody in every order, each once', async () => {
    for (const sort of ['username', 'name', 'email', 'path', 'updatedAt'] as const) {
      const seen = new Set<number>()
      for (let offset = 0; offset < 250; offset += 100) {
        const page = await world.call('people.list', { sort, offset, limit: 100 })
        expect(page.total).toBe(250)
        for (const { id } of page.items) seen.add(id)
      }
      expect(seen.size).toBe(250)
    }
  })

  it('sorts downwards, and by name whatever its case', async () => {
    const up = await world.call('people.list', { sort: 'email', limit: 250 })
    const down = await world.call('people.list', { sort: 'email', descending: true, limit: 250 })
    expect(down.items.map(({ id }) => id)).toEqual(up.items.map(({ id }) => id).toReversed())
  })

  it('searches every attribute and narrows to a source and a state', async () => {
    const [first] = (await world.call('people.list', { limit: 1 })).items
    const found = await world.call('people.list', { search: first?.username.toUpperCase() ?? '', limit: 5 })
    expect(found.items.map(({ id }) => id)).toContain(first?.id)
    expect((await world.call('people.list', { state: 'suspect' })).total).toBe(0)
    expect((await world.call('people.list', { source: 'demo', state: 'present' })).total).toBe(250)
    expect(await world.ask('people.list', { source: 'other' })).toMatchObject({ ok: false })
  })

  it('shows a person with the entry as read, groups with their paths, and history', async () => {
    const [group] = (await world.call('groups.list', { sort: 'members', descending: true, limit: 1 })).items
    const members = await world.call('groups.members', { id: group?.id ?? 0, effective: false, limit: 1 })
    expect(members.total).toBe(group?.members)
    const person = await world.call('people.get', members.items[0]?.id ?? 0)
    expect(person.raw[0]?.attributes.find(({ name }) => name === 'uid')?.values).toEqual([person.username])
    expect(person.raw[0]?.attributes.map(({ name }) => name)).not.toContain('userPassword')
    expect(person.groups.find(({ id }) => id === group?.id)).toMatchObject({
      isDirect: true,
      path: [group?.name],
    })
    const history = await world.call('people.history', person.id)
    expect(history.map(({ change }) => change)).toContain('created')
    expect(history).toContainEqual(
      expect.objectContaining({ change: 'added', fields: { group: [null, group?.name] } }),
    )
  })

  it('are exported as the list shows them, with the attributes that were chosen', async () => {
    world.chosen.file = join(exportFolder(), 'people.csv')
    const filter = { search: 'an', sort: 'email', descending: true } as const
    const names = await world.call('objects.attributeNames', 'user')
    expect(names).toContain('distinguishedName')
    const attributes = ['distinguishedName']
    const listed = await world.call('people.list', { ...filter, attributes, limit: 250 })
    const written = await world.call('objects.export', {
      list: 'people',
      filter,
      what: 'users',
      format: 'csv',
      columns: ['username', 'attributes.distinguishedName'],
    })
    expect(written).toEqual({ path: world.chosen.file, rows: listed.total })
    const lines = listed.items.map(
      (person) => `${person.username},"${person.attributes['distinguishedName']}"`,
    )
    expect(readFileSync(world.chosen.file, 'utf8').trim().split('\r\n').slice(1)).toEqual(lines)
    expect(lines.length).toBeGreaterThan(1)
    expect(world.events).toContainEqual({
      kind: 'export.progressed',
      rows: listed.total,
      of: listed.total,
    })
    world.chosen.file = undefined
    const groups = { list: 'groups', filter: {}, what: 'memberships', format: 'json', columns: null } as const
    expect(await world.call('objects.export', groups)).toEqual({ path: null, rows: 0 })
  })

  it('counts the people of a group and of all groups within it once each', async () => {
    const { items } = await world.call('groups.list', { limit: 100 })
    for (const { id } of items) {
      const detail = await world.call('groups.get', id)
      const effective = await world.call('groups.members', { id, effective: true, limit: 1000 })
      expect(effective.total).toBe(detail.effectiveMembers)
      expect(new Set(effective.items.map((member) => member.id)).size).toBe(detail.effectiveMembers)
      for (const member of effective.items) expect(member.path.at(-1)).toBe(detail.name)
    }
  })
})

describe('an edited source', () => {
  it('has its problems named and is not stored', async () => {
    const bad = draft({ userObjectFilter: '(uid=' })
    const { problems } = await world.call('sources.validate', bad)
    expect(problems.map(({ path }) => path)).toEqual(['userObjectFilter'])
    expect(await world.call('sources.save', bad)).toMatchObject({ kind: 'refused' })
    expect((await world.call('sources.get', 'demo')).revision).toBe(1)
  })

  it('is checked, counted and browsed before it is saved', async () => {
    const { servers } = await world.call('sources.check', draft())
    expect(servers[0]?.steps.map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ok'])
    const wrong = { ...draft(), bindPassword: { kind: 'set' as const, value: 'wrong' } }
    const failed = await world.call('sources.check', wrong)
    expect(failed.servers[0]).toMatchObject({ failedStep: 'bind' })
    const counted = await world.call('sources.countMatches', { draft: draft(), object: 'group' })
    expect(counted).toMatchObject({ count: 30, isExact: true })
    const children = await world.call('sources.browse', { draft: draft(), dn: saved.baseDn })
    expect(children.map(({ rdn }) => rdn)).toContain('ou=People')
  })

  it('shows the certificates of a server that is not trusted', async () => {
    const untrusting = draft({ tlsVerification: 'system', peerCertificate: '' })
    const { servers } = await world.call('sources.check', untrusting)
    expect(servers[0]).toMatchObject({ failedStep: 'tls' })
    expect(servers[0]?.certificates[0]?.subject).toContain('localhost')
  })

  it('never has its saved password sent to another server', async () => {
    const elsewhere = draft({ serverUri: ['ldaps://localhost:1'] })
    expect(await world.ask('sources.check', elsewhere)).toMatchObject({
      ok: false,
      failure: { code: 'directory.credentials-missing' },
    })
  })
})

describe('what another program does', () => {
  it('shows in the window without being asked for', async () => {
    const before = world.events.length
    const document = JSON.stringify({
      name: 'From outside',
      slug: 'outside',
      serverUri: 'ldaps://x.example',
      baseDn: 'dc=x',
      syncUsers: false,
      syncGroups: false,
    })
    const args = ['source', 'apply', '-', '--data-dir', world.dataFolder]
    const { code, stderr } = await runCli(args, { stdin: document })
    expect(stderr).toBe('')
    expect(code).toBe(0)
    await world.eventually(
      (event) =>
        event.kind === 'data.changed' &&
        event.topics.includes('sources') &&
        world.events.indexOf(event) >= before,
    )
    expect((await world.call('sources.list', undefined)).map(({ slug }) => slug)).toContain('outside')
    await world.call('sources.remove', { slug: 'outside', keepObjects: false })
  })
})

describe('runs', () => {
  it('are listed, filtered, searched and grouped', async () => {
    const { runId } = await world.call('sync.start', { slug: 'demo', dryRun: true, full: false })
    await finished(runId)
    const { total, items } = await world.call('runs.list', { slug: 'demo', status: 'ok', limit: 1 })
    expect(total).toBe(2)
    expect(items[0]).toMatchObject({ id: runId, dryRun: true })
    const all = await world.call('runs.items', {
      runId: 1,
      objectType: null,
      change: null,
      search: '',
      limit: 1000,
    })
    expect(all.total).toBe(Object.values(all.counts).reduce((sum, each) => sum + each, 0))
    expect(all.items).toHaveLength(all.total)
    const groups = await world.call('runs.items', {
      runId: 1,
      objectType: 'group',
      change: 'created',
      search: 'office',
      limit: 100,
    })
    expect(groups.total).toBe(groups.items.length)
    expect(groups.items.every(({ name }) => /office/i.test(name))).toBe(true)
    const [cycle] = await world.call('runs.messages', 1)
    expect(cycle).toMatchObject({ code: 'membership.cycle', count: 1 })
  })

  it('are exported as JSON and as CSV', async () => {
    for (const format of ['json', 'csv'] as const) {
      world.chosen.file = join(exportFolder(), `run.${format}`)
      expect(await world.call('runs.export', { runId: 1, format })).toEqual({ path: world.chosen.file })
      expect(readFileSync(world.chosen.file, 'utf8')).toContain('Office')
    }
    world.chosen.file = undefined
    expect(await world.call('runs.export', { runId: 1, format: 'csv' })).toEqual({ path: null })
  })

  it('can be cancelled', async () => {
    const { runId } = await world.call('sync.start', { slug: 'demo', dryRun: false, full: true })
    await world.call('sync.cancel', { runId })
    const event = await finished(runId)
    expect(event).toMatchObject({ status: expect.stringMatching(/^(cancelled|ok)$/) })
    // Cancelling what has ended is no error.
    await world.call('sync.cancel', { runId })
  })
})

describe('pausing', () => {
  it('lasts until resumed, or until its time, and is no change of the settings', async () => {
    const stateOf = async () => (await world.call('sources.list', undefined))[0]
    await world.call('sources.pause', { slug: null, until: null })
    expect(await stateOf()).toMatchObject({ state: 'paused', pausedUntil: null, nextSyncAt: null })
    const until = new Date(Date.now() + 60_000).toISOString()
    await world.call('sources.pause', { slug: 'demo', until })
    expect(await stateOf()).toMatchObject({ state: 'paused', pausedUntil: until })
    await world.call('sources.resume', { slug: null })
    expect(await stateOf()).toMatchObject({ state: 'ok', pausedUntil: null })
    expect((await world.call('sources.get', 'demo')).revision).toBe(1)
  })
})

describe('mappings', () => {
  const mapping = {
    name: 'Shouted name',
    objectType: 'user' as const,
    expression: "return { name: ldap.get('cn').toUpperCase() }",
  }

  it('are tried on a stored entry while they are typed', async () => {
    const [person] = (await world.call('people.list', { limit: 1 })).items
    const id = person?.id ?? 0
    const result = await world.call('mappings.preview', { mapping, object: 'user', id })
    expect(result).toMatchObject({ kind: 'mapped', properties: { name: person?.name.toUpperCase() } })
    const broken = await world.call('mappings.preview', {
      mapping: { ...mapping, expression: 'nonsense(' },
      object: 'user',
      id,
    })
    expect(broken).toMatchObject({ kind: 'invalid', problem: { line: 1 } })
  })

  it('are saved, renamed in their sources, kept while used, and removed', async () => {
    expect(await world.call('mappings.save', { editing: null, mapping })).toEqual({
      kind: 'saved',
      name: mapping.name,
    })
    const invalid = await world.call('mappings.save', {
      editing: mapping.name,
      mapping: { ...mapping, expression: 'return {' },
    })
    expect(invalid).toMatchObject({ kind: 'refused', problems: [{ path: 'expression' }] })
    const used = [...saved.userPropertyMappings, mapping.name]
    expect(await world.call('sources.save', draft({ userPropertyMappings: used }))).toMatchObject({
      kind: 'saved',
    })
    const renamed = { ...mapping, name: 'Loud name' }
    await world.call('mappings.save', { editing: mapping.name, mapping: renamed })
    expect((await world.call('sources.get', 'demo')).source.userPropertyMappings).toContain('Loud name')
    expect(await world.ask('mappings.remove', { name: 'Loud name' })).toMatchObject({
      failure: { details: { usedBy: ['demo'] } },
    })
    await world.call('sources.save', draft())
    await world.call('mappings.remove', { name: 'Loud name' })
    expect((await world.call('mappings.attributeNames', undefined)).slice(0, 12)).toContain('objectClass')
  })
})

describe('configuration', () => {
  it('goes out to a file and comes back after it was looked at', async () => {
    world.chosen.file = join(exportFolder(), 'configuration.json')
    await world.call('configuration.export', undefined)
    const same = await world.call('configuration.open', undefined)
    expect(same).toMatchObject({ problems: [], changes: [{ change: 'unchanged', fields: [] }] })
    const edited = readFileSync(world.chosen.file, 'utf8').replace(
      '"name": "Demo directory"',
      '"name": "Demo"',
    )
    const other = join(exportFolder(), 'edited.json')
    writeFileSync(other, edited)
    const exported = world.chosen.file
    world.chosen.file = other
    expect((await world.call('configuration.open', undefined)).changes[0]).toEqual({
      what: 'Source demo',
      change: 'updated',
      fields: [{ field: 'name', before: 'Demo directory', after: 'Demo' }],
    })
    world.chosen.file = exported
    const again = await world.call('configuration.open', undefined)
    await world.call('configuration.apply', { token: again.token ?? '' })
    expect(await world.ask('configuration.apply', { token: same.token })).toMatchObject({ ok: false })
  })
})

describe('a sync of one person', () => {
  it('is a run of its own, told with whom it was about, and leaves the source as it stood', async () => {
    const [person] = (await world.call('people.list', { limit: 1 })).items
    const before = await world.call('sources.list', undefined)
    const { id, username: name } = person ?? { id: 0, username: '' }
    const { runId } = await world.call('sync.start', {
      slug: 'demo',
      dryRun: false,
      full: false,
      only: { objectType: 'user', id },
    })
    const event = await finished(runId)
    expect(event).toMatchObject({ status: 'ok', only: { name, changes: 0, problem: null } })
    expect(await world.call('runs.get', runId)).toMatchObject({ only: { objectType: 'user', id, name } })
    expect(await world.call('sources.list', undefined)).toMatchObject([{ lastRunId: before[0]?.lastRunId }])
  })
})

describe('secrets', () => {
  it('never come back: not in an answer, an event, a fault or a file', async () => {
    const pearl = 'pearl-7f3Q-€-never-seen-again'
    const key = '-----BEGIN PRIVATE KEY-----\nUEVBUkwtb3lzdGVyLTQ0MTE=\n-----END PRIVATE KEY-----\n'
    const withSecrets = {
      ...draft({ slug: 'pearls', name: 'Pearls', enabled: false }),
      editing: null,
      bindPassword: { kind: 'set' as const, value: pearl },
      clientKey: { kind: 'set' as const, value: key },
    }
    expect(await world.call('sources.save', withSecrets)).toMatchObject({ kind: 'saved', slug: 'pearls' })
    expect([...world.keychain.values()].join('')).toContain(pearl)
    await world.call('sources.validate', withSecrets)
    await world.call('sources.check', withSecrets)
    await world.ask('sources.detect', withSecrets)
    await world.ask('sources.browse', {
      draft: { ...withSecrets, source: { serverUri: 'nonsense' } },
      dn: null,
    })
    await world.ask('sources.save', {
      ...withSecrets,
      bindPassword: { kind: 'set', value: pearl, more: pearl },
    })
    await world.ask('sources.save', { ...withSecrets, bindPassword: pearl })
    expect(await world.call('sources.get', 'pearls')).toMatchObject({
      secrets: { bindPassword: 'keychain', clientKey: 'keychain' },
    })
    world.chosen.file = join(exportFolder(), 'anything')
    const inputs: Readonly<Record<string, unknown>> = {
      'sources.get': 'pearls',
      'sources.revisions': 'pearls',
      'sources.checkSaved': 'pearls',
      'runs.list': { slug: null, status: null },
      'runs.get': 1,
      'runs.items': { runId: 1, objectType: null, change: null, search: pearl },
      'runs.messages': 1,
      'people.get': 1,
      'people.history': 1,
      'groups.get': 1,
      'groups.history': 1,
      'people.list': {},
      'groups.list': {},
      'objects.search': { text: 'a', limit: 50 },
    }
    const calls = Object.keys(contract).filter((name) =>
      /^(app\.info|settings\.get|diagnostics|configuration\.(export|open)|.*\.list|sources\.connectivity)/.test(
        name,
      ),
    )
    for (const name of [...calls, ...Object.keys(inputs)]) await world.ask(name, inputs[name])
    const said = JSON.stringify([world.answers, world.events, world.faults])
    for (const secret of [pearl, 'UEVBUkwtb3lzdGVy', bindPassword()])
      expect(said).not.toContain(JSON.stringify(secret).slice(1, -1))

    await world.call('sources.remove', { slug: 'pearls', keepObjects: false })
    expect([...world.keychain.values()].join('')).not.toContain(pearl)
    await world.shutDown()
    for (const secret of [pearl, 'UEVBUkwtb3lzdGVy', bindPassword()])
      expect(findTextInFiles(world.dataFolder, secret)).toEqual([])
  })
})
