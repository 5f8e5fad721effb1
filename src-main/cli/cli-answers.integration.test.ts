// Every command as a child process against a real directory, each answer held against its schema: on OpenLDAP and on
// the embedded demo directory alike, so that the one cannot drift from the other.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { runCli, type CliOptions, type CliResult } from '../../e2e/fixtures/run-cli.ts'
import { startSlapd } from '../../e2e/servers/slapd.ts'
import * as answers from '../../src-shared/contract/cli-answers.ts'
import { startDemoDirectory } from '../demo-directory/start-demo-directory.ts'

interface Directory {
  readonly uri: string
  readonly ca: string
  readonly baseDn: string
  readonly bindDn: string
  readonly password: string
  /** Of everybody. */
  readonly userPassword: string
  removePerson(): Promise<void>
  stop(): Promise<void>
}

const baseDn = 'dc=rollcall,dc=test'

const person = (uid: string): string =>
  `dn: uid=${uid},ou=people,${baseDn}\nobjectClass: inetOrgPerson\nuid: ${uid}\ncn: The ${uid}\nsn: ${uid}\nmail: ${uid}@rollcall.test\nuserPassword: people-password\n`

const group = (name: string, members: readonly string[]): string =>
  `dn: cn=${name},ou=groups,${baseDn}\nobjectClass: groupOfNames\ncn: ${name}\n${members.map((member) => `member: ${member},${baseDn}\n`).join('')}`

const openLdap = async (): Promise<Directory> => {
  const people = ['ada', 'bob', 'cleo'].map(person)
  const groups = [
    group('staff', ['uid=ada,ou=people', 'cn=admins,ou=groups']),
    group('admins', ['uid=bob,ou=people']),
  ]
  const server = await startSlapd({ tls: 'valid', seed: [...people, ...groups].join('\n') })
  return {
    uri: server.ldapsUri ?? '',
    ca: server.ca,
    baseDn,
    bindDn: server.adminDn,
    password: server.adminPassword,
    userPassword: 'people-password',
    removePerson: () => server.modify(`dn: uid=cleo,ou=people,${baseDn}\nchangetype: delete\n`),
    stop: () => server.stop(),
  }
}

const demoDirectory = async (): Promise<Directory> => {
  const server = await startDemoDirectory({ people: 30 })
  let removed: (() => void) | undefined = () =>
    server.remove(`uid=backup,ou=Service Accounts,${server.baseDn}`)
  return {
    uri: server.ldapsUri,
    ca: server.caCertificate,
    baseDn: server.baseDn,
    bindDn: server.bindDn,
    password: server.bindPassword,
    userPassword: server.peoplePassword,
    removePerson: async () => {
      removed?.()
      removed = undefined
    },
    stop: () => server.stop(),
  }
}

describe.each([
  ['OpenLDAP', openLdap],
  ['the demo directory', demoDirectory],
])('answers on %s', (_name, start) => {
  let folder: string
  let directory: Directory
  let env: Record<string, string>

  const run = (args: readonly string[], options: CliOptions = {}): Promise<CliResult> =>
    runCli(['--data-dir', folder, '--json', ...args], { ...options, env: { ...env, ...options.env } })

  const ask = async <Answer extends z.ZodType>(
    args: readonly string[],
    answer: Answer,
    options: CliOptions & { readonly code?: number } = {},
  ): Promise<z.infer<Answer>> => {
    const result = await run(args, options)
    const parsed = answer.safeParse(JSON.parse(result.stdout))
    if (!parsed.success)
      throw new Error(`${z.prettifyError(parsed.error)}\nin ${result.stdout}\n${result.stderr}`)
    expect(result.code).toBe(options.code ?? 0)
    return parsed.data
  }

  const source = (): Record<string, unknown> => ({
    name: 'Lab',
    slug: 'lab',
    serverUri: directory.uri,
    peerCertificate: directory.ca,
    bindCn: directory.bindDn,
    baseDn: directory.baseDn,
    userObjectFilter: '(objectClass=inetOrgPerson)',
    groupObjectFilter: '(objectClass=groupOfNames)',
    objectUniquenessField: 'entryUUID',
    userPropertyMappings: ['OpenLDAP: uid', 'OpenLDAP: cn', 'LDAP: mail', 'Upper'],
    groupPropertyMappings: ['OpenLDAP: cn'],
  })
  const upper = {
    name: 'Upper',
    objectType: 'user',
    expression: "return { attributes: { upper: ldap.get('uid')?.toUpperCase() } }",
  }

  const apply = (changes: Record<string, unknown> = {}, options: { readonly code?: number } = {}) =>
    ask(['source', 'apply', '-'], options.code === undefined ? answers.ApplyAnswer : answers.ErrorAnswer, {
      ...options,
      stdin: JSON.stringify({ sources: [{ ...source(), ...changes }], propertyMappings: [upper] }),
    })

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-answers-'))
    directory = await start()
    env = { ROLLCALL_SECRET_LAB_BIND_PASSWORD: directory.password }
    await apply()
    await ask(['sync', 'lab'], answers.SyncAnswer)
  })
  afterAll(async () => {
    await directory.stop()
    rmSync(folder, { recursive: true })
  })

  it('of source apply, export and list', async () => {
    expect(await apply()).toMatchObject({ sources: [{ change: 'unchanged' }] })
    expect(await apply({ pageSize: 500 })).toMatchObject({ sources: [{ fields: { pageSize: [1000, 500] } }] })
    const exported = await ask(['source', 'export'], answers.SourceDocumentAnswer)
    const again = await ask(['source', 'apply', '-'], answers.ApplyAnswer, {
      stdin: JSON.stringify(exported),
    })
    expect(again.sources.map((each) => each.change)).toEqual(['unchanged'])
    const list = await ask(['source', 'list'], answers.SourcesAnswer)
    expect(list.items).toMatchObject([{ slug: 'lab', lastRun: { status: 'ok' } }])
    expect(await ask(['source', 'show', 'lab'], answers.SourceAnswer)).toMatchObject({ slug: 'lab' })
  })

  it('of a refused document: every problem, nothing stored', async () => {
    const refused = await apply({ baseDn: 'no dn', colour: 'red', serverUri: 'http://x' }, { code: 2 })
    const { problems } = answers.ErrorAnswer.parse(refused).error.details
    expect(problems).toHaveLength(3)
    expect(await ask(['source', 'show', 'lab'], answers.SourceAnswer)).toMatchObject({
      baseDn: directory.baseDn,
    })
  })

  it('of source detect', async () => {
    const ca = join(folder, 'ca.pem')
    writeFileSync(ca, directory.ca)
    const detected = await ask(['source', 'detect', directory.uri, '--ca', ca], answers.DetectAnswer)
    expect(detected.baseDn).toBe(directory.baseDn)
    const bound = await ask(
      ['source', 'detect', directory.uri, '--ca', ca, '--bind-cn', directory.bindDn],
      answers.DetectAnswer,
      { stdin: `${directory.password}\n` },
    )
    const applied = await ask(['source', 'apply', '-'], answers.ApplyAnswer, {
      stdin: JSON.stringify({ ...bound, slug: 'detected' }),
    })
    expect(applied.sources).toMatchObject([{ slug: 'detected', change: 'created' }])
    expect(await ask(['source', 'remove', 'detected'], answers.RemovedSourceAnswer)).toMatchObject({
      removed: true,
    })
  })

  it('of check, good and bad', async () => {
    const good = await ask(['check', 'lab'], answers.CheckAnswer)
    expect(good.servers['__all__']).toMatchObject({ status: 'ok', failedStep: null })
    expect(await ask(['check', '--all'], answers.ChecksAnswer)).toHaveLength(1)
    const bad = await ask(['check', 'lab'], answers.CheckAnswer, {
      code: 6,
      env: { ROLLCALL_SECRET_LAB_BIND_PASSWORD: 'wrong' },
    })
    expect(bad.servers['__all__']).toMatchObject({ failedStep: 'bind' })
  })

  it('of debug and mapping test', async () => {
    const debug = await ask(['debug', 'lab', '--limit', '2'], answers.DebugAnswer)
    expect(debug.users).toHaveLength(2)
    expect(debug.users[0]?.mapped).toMatchObject({ status: 'mapped' })
    expect(debug.membership[0]?.members.length).toBeGreaterThan(0)
    expect(JSON.stringify(debug)).not.toContain('userPassword')
    const dn = debug.users[0]?.dn ?? ''
    const test = await ask(
      ['mapping', 'test', 'Upper', '--source', 'lab', '--dn', dn],
      answers.MappingTestAnswer,
    )
    expect(test).toMatchObject({ dn, entry: 'live', objectType: 'user', result: { status: 'mapped' } })
    await ask(['mapping', 'test', 'OpenLDAP: cn', '--source', 'lab'], answers.MappingTestAnswer)
    const stored = await ask(
      ['mapping', 'test', 'Upper', '--source', 'lab', '--dn', dn],
      answers.MappingTestAnswer,
      {
        env: { ROLLCALL_SECRET_LAB_BIND_PASSWORD: 'wrong' },
      },
    )
    expect(stored).toEqual({ ...test, entry: 'stored', whyStored: expect.stringMatching(/password/i) })
    expect(test.whyStored).toBeNull()
    const wrongDn = ['mapping', 'test', 'Upper', '--source', 'lab', '--dn', 'not a dn']
    const refused = await ask(wrongDn, answers.ErrorAnswer, { code: 2 })
    expect(refused.error.message).toContain('DN')
    expect((await ask(['mappings'], answers.MappingsAnswer)).items.at(-1)).toMatchObject({
      name: 'Upper',
      usedBy: ['lab'],
    })
  })

  it('of users, groups and one of each', async () => {
    const users = await ask(['users'], answers.UsersAnswer)
    expect(users.total).toBe(users.items.length)
    const few = await ask(['users', '--limit', '1', '--offset', '1', '--source', 'lab'], answers.UsersAnswer)
    expect([few.total, few.items[0]?.username]).toEqual([users.total, users.items[1]?.username])
    const [first] = users.items
    expect(first?.attributes.distinguishedName).toBe(first?.sources[0]?.['dn'])
    const shown = await ask(['user', 'show', first?.username.toUpperCase() ?? ''], answers.UserAnswer)
    expect(shown.username).toBe(first?.username)
    const groups = await ask(['groups'], answers.GroupsAnswer)
    const name = groups.items[0]?.name ?? ''
    expect(await ask(['group', 'show', name], answers.GroupAnswer)).toMatchObject({ name })
    expect((await ask(['users', '--search', 'no such text anywhere'], answers.UsersAnswer)).total).toBe(0)
  })

  const plannedRun = answers.RunAnswer.partial({ items: true })

  it('of a dry run, a sync and their runs', async () => {
    await directory.removePerson()
    const [dryRun] = await ask(['sync', 'lab', '--dry-run'], answers.SyncAnswer)
    const [real] = await ask(['sync', '--all'], answers.SyncAnswer)
    expect(dryRun).toMatchObject({ dryRun: true, status: 'ok' })
    expect(real).toMatchObject({ dryRun: false, source: 'lab', trigger: 'manual', server: directory.uri })
    const runs = await ask(['runs', 'lab', '--limit', '1'], answers.RunsAnswer)
    expect(runs.items).toMatchObject([{ id: Reflect.get(real ?? {}, 'id') }])
    expect(runs.total).toBeGreaterThan(2)
    const { changes, items = [] } = plannedRun.parse(dryRun)
    const suspects = items.filter(({ objectType, change }) => objectType === 'user' && change === 'suspect')
    expect(suspects).toHaveLength(changes.users.suspect)
    expect(real).not.toHaveProperty('items')
    const id = String(Reflect.get(dryRun ?? {}, 'id'))
    expect(await ask(['run', 'show', id], answers.RunAnswer)).toMatchObject({ items })
    for (const each of [dryRun, real]) {
      const shown = await ask(['run', 'show', String(Reflect.get(each ?? {}, 'id'))], answers.RunAnswer)
      expect(shown.changes).toEqual(Reflect.get(each ?? {}, 'changes'))
    }
  })

  it('of a sync of one person, of one group, and of nobody', async () => {
    const username = (await ask(['users', '--limit', '1'], answers.UsersAnswer)).items[0]?.username ?? ''
    const groupName = (await ask(['groups', '--limit', '1'], answers.GroupsAnswer)).items[0]?.name ?? ''
    const [one] = await ask(['sync', 'lab', '--user', username], answers.SyncAnswer)
    expect(one).toMatchObject({
      status: 'ok',
      only: { objectType: 'user', name: username },
      read: { users: 1 },
    })
    const [other] = await ask(['sync', 'lab', '--group', groupName, '--dry-run'], answers.SyncAnswer)
    expect(other).toMatchObject({
      only: { objectType: 'group', name: groupName },
      read: { groups: 1 },
      items: [],
    })
    await ask(['sync', 'lab', '--user', 'nobody'], answers.ErrorAnswer, { code: 8 })
    await ask(['sync', 'lab', '--group', 'nobody'], answers.ErrorAnswer, { code: 8 })
    await ask(['sync', 'lab', '--user', username, '--group', groupName], answers.ErrorAnswer, { code: 2 })
    await ask(['sync', '--all', '--user', username], answers.ErrorAnswer, { code: 2 })
    const said = await runCli(['--data-dir', folder, 'runs', 'lab', '--limit', '2'], { env })
    expect(said.stdout).toContain(`lab, only ${username}`)
    const { id } = answers.RunAnswer.partial({ items: true }).parse(one)
    const list = await ask(['source', 'list'], answers.SourcesAnswer)
    expect(list.items[0]?.lastRun?.id).toBeLessThan(id)
  })

  it('of a run that fails, and of several sources of which one is not there', async () => {
    const wrong = { ROLLCALL_SECRET_LAB_BIND_PASSWORD: 'wrong' }
    const [failed] = await ask(['sync', 'lab'], answers.SyncAnswer, { code: 6, env: wrong })
    expect(failed).toMatchObject({ status: 'failed', failure: { code: 'directory.credentials-rejected' } })
    const several = await ask(['sync', 'lab', 'nobody'], answers.SyncAnswer, { code: 8 })
    expect(several).toMatchObject([
      { source: 'lab', status: 'ok' },
      { source: 'nobody', error: { code: 'object.not-found' } },
    ])
    await ask(['sync', 'nobody'], answers.ErrorAnswer, { code: 8 })
  })

  it('of a held run that is rejected, and of one that is approved', async () => {
    await apply({ userObjectFilter: '(objectClass=nothing)' })
    const hold = async (): Promise<string> => {
      const [held] = await ask(['sync', 'lab'], answers.SyncAnswer, { code: 4 })
      expect(held).toMatchObject({ status: 'held' })
      return String(Reflect.get(held ?? {}, 'id'))
    }
    expect(await ask(['run', 'reject', await hold()], answers.DecidedRunAnswer)).toMatchObject({
      status: 'rejected',
    })
    const id = await hold()
    expect(await ask(['run', 'approve', id], answers.DecidedRunAnswer)).toMatchObject({ status: 'approved' })
    await ask(['run', 'approve', id], answers.ErrorAnswer, { code: 4 })
    await ask(['run', 'approve', '4711'], answers.ErrorAnswer, { code: 8 })
    await apply()
    await ask(['sync', 'lab'], answers.SyncAnswer)
  })

  it('of a conflict of two sources that a person resolves', async () => {
    env = { ...env, ROLLCALL_SECRET_ANNEX_BIND_PASSWORD: directory.password }
    const second = { slug: 'annex', syncGroups: false, schedule: { paused: true } }
    await apply(second)
    const [clash] = await ask(['sync', 'annex'], answers.SyncAnswer, { code: 3 })
    const id = String(Reflect.get(clash ?? {}, 'id'))
    const { items } = await ask(['run', 'show', id], answers.RunAnswer)
    const conflict = items.find(({ change }) => change === 'conflict')
    const username = String(conflict?.fields['username']?.[1])
    const choice = ['user', 'connect', username, '--source', 'annex', '--identifier', conflict?.name ?? '']
    const undo = [...choice, '--undo']
    await ask(undo, answers.ErrorAnswer, { code: 8 })
    const chosen = await ask(choice, answers.ConnectedAnswer)
    expect(await ask(undo, answers.ConnectedAnswer)).toEqual(chosen)
    expect(await ask(choice, answers.ConnectedAnswer)).toMatchObject({
      source: 'annex',
      objectType: 'user',
      identifier: conflict?.name,
    })
    const [after] = await ask(['sync', 'annex'], answers.SyncAnswer, { code: 3 })
    expect(Reflect.get(after ?? {}, 'changes')).toMatchObject({ users: { updated: 1 } })
    await ask(choice, answers.ErrorAnswer, { code: 3 })
    await ask(undo, answers.ErrorAnswer, { code: 3 })
    await ask(['group', 'connect', 'nobody', '--source', 'annex', '--identifier', 'x'], answers.ErrorAnswer, {
      code: 8,
    })
    await ask(['source', 'remove', 'annex'], answers.RemovedSourceAnswer)
  })

  it('of outgoing, delivered and dead, and of a retry', async () => {
    const file = join(folder, 'people.jsonl')
    await apply({
      outgoingTargets: [
        { kind: 'file', path: file, format: 'jsonl' },
        { kind: 'file', path: join(folder, 'missing', 'people.csv'), format: 'csv' },
      ],
    })
    await ask(['sync', 'lab'], answers.SyncAnswer)
    const { items } = await ask(['outgoing', '--source', 'lab'], answers.DeliveriesAnswer)
    expect(items).toMatchObject([
      { state: 'pending', attempts: 1, problem: { code: 'outgoing.unwritable' } },
      { state: 'delivered', attempts: 1, dueAt: null, problem: null },
    ])
    const users = await ask(['users', '--source', 'lab'], answers.UsersAnswer)
    const lines = readFileSync(file, 'utf8').trim().split('\n')
    expect(lines.filter((line) => line.includes('"objectType":"user"'))).toHaveLength(users.total)
    const pending = String(items[0]?.id)
    const again = await ask(['outgoing', 'retry', pending], answers.DeliveryAnswer, { code: 3 })
    expect(again).toMatchObject({ state: 'pending', attempts: 1 })
    mkdirSync(join(folder, 'missing'))
    expect(await ask(['outgoing', 'retry', pending], answers.DeliveryAnswer)).toMatchObject({
      state: 'delivered',
    })
    expect(
      (await ask(['outgoing', 'list', '--state', 'dead', '--limit', '1'], answers.DeliveriesAnswer)).total,
    ).toBe(0)
    await ask(['outgoing', 'retry', pending], answers.ErrorAnswer, { code: 2 })
    await ask(['outgoing', 'retry', '4711'], answers.ErrorAnswer, { code: 8 })
    await ask(['outgoing', 'retry'], answers.ErrorAnswer, { code: 2 })
    await ask(['outgoing', 'retry', pending, '--dead'], answers.ErrorAnswer, { code: 2 })
    await ask(['outgoing', 'retry', pending, '--source', 'lab'], answers.ErrorAnswer, { code: 2 })
    const none = await ask(['outgoing', 'retry', '--dead'], answers.RetriedDeliveriesAnswer)
    expect(none).toEqual({ retried: 0, delivered: 0, waiting: 0, dead: 0, problem: null })
    await ask(['outgoing', 'foo'], answers.ErrorAnswer, { code: 2 })
    await apply()
  })

  it('of export', async () => {
    for (const what of ['users', 'groups', 'memberships']) {
      for (const format of ['csv', 'json', 'ldif']) {
        const output = join(folder, `${what}.${format}`)
        const written = await ask(
          ['export', what, '--format', format, '--output', output],
          answers.ExportAnswer,
        )
        const inside = await ask(['export', what, '--format', format], answers.ExportTextAnswer)
        expect(inside.content).toBe(readFileSync(output, 'utf8'))
        expect(inside.rows).toBe(written.rows)
        const plain = await runCli(['--data-dir', folder, 'export', what, '--format', format])
        expect(plain.stdout).toBe(inside.content)
      }
    }
  })

  it('of export, with what the list of the same filters has', async () => {
    const [first] = (await ask(['users', '--limit', '1'], answers.UsersAnswer)).items
    const filters = ['--search', first?.username.toUpperCase() ?? '', '--active', '--state', 'present']
    const listed = await ask(['users', ...filters, '--changed-since', '2026-01-01'], answers.UsersAnswer)
    const columns = ['--columns', 'username,attributes.upper']
    const written = await ask(
      ['export', 'users', '--format', 'csv', ...columns, ...filters],
      answers.ExportTextAnswer,
    )
    expect(written.content).toBe(
      [
        'username,attributes.upper',
        ...listed.items.map(({ username }) => `${username},${username.toUpperCase()}`),
      ]
        .map((line) => `${line}\r\n`)
        .join(''),
    )
    expect(written.rows).toBeGreaterThan(0)
    const later = ['--changed-since', '2099-01-01']
    expect((await ask(['groups', ...later], answers.GroupsAnswer)).total).toBe(0)
    const none = ['export', 'memberships', '--of', 'groups', '--format', 'json', ...later]
    expect((await ask(none, answers.ExportTextAnswer)).rows).toBe(0)
  })

  const somebody = async (): Promise<string> => {
    const { items } = await ask(['users'], answers.UsersAnswer)
    return items.find(({ isActive, email }) => isActive && email !== '')?.username ?? ''
  }

  it('of auth, right, wrong, empty and of nobody', async () => {
    const { userPassword } = directory
    const username = await somebody()
    const right = await ask(['auth', username.toUpperCase()], answers.AuthAnswer, {
      stdin: `${userPassword}\n`,
    })
    expect(right).toMatchObject({
      ok: true,
      username,
      source: 'lab',
      reason: null,
      checkedAgainst: 'directory',
    })
    const wrong = await ask(['auth', username], answers.AuthAnswer, { code: 6, stdin: 'wrong' })
    expect(wrong).toMatchObject({ ok: false, refusal: 'wrong-password', checkedAgainst: 'directory' })
    const empty = await ask(['auth', username], answers.AuthAnswer, { code: 6, stdin: '' })
    expect(empty).toMatchObject({ ok: false, refusal: 'empty-password', checkedAgainst: null })
    await ask(['auth', 'nobody-at-all'], answers.ErrorAnswer, { code: 8, stdin: 'x' })
    const plain = await runCli(['--data-dir', folder, 'auth', username], { stdin: userPassword })
    expect([plain.code, plain.stdout]).toEqual([0, expect.stringContaining(`${username} may sign in`)])
  })

  it('of auth while the directory is away, without a stored hash and with one', async () => {
    const { userPassword } = directory
    const username = await somebody()
    await apply({ serverUri: 'ldap://127.0.0.1:1' })
    await ask(['auth', username], answers.ErrorAnswer, { code: 5, stdin: userPassword })
    await apply({ passwordLoginUpdateInternalPassword: true })
    await ask(['auth', username], answers.AuthAnswer, { stdin: userPassword })
    await apply({ passwordLoginUpdateInternalPassword: true, serverUri: 'ldap://127.0.0.1:1' })
    const stored = await ask(['auth', username], answers.AuthAnswer, { stdin: userPassword })
    expect(stored).toMatchObject({ ok: true, checkedAgainst: 'stored-hash' })
    const wrong = await ask(['auth', username], answers.AuthAnswer, { code: 6, stdin: 'wrong' })
    expect(wrong).toMatchObject({ ok: false, checkedAgainst: 'stored-hash' })
    await apply()
  })

  it('of passwd, and of one without a source that may write', async () => {
    const { userPassword } = directory
    const username = await somebody()
    await apply({ syncUsersPassword: false })
    await ask(['passwd', username], answers.ErrorAnswer, { code: 2, stdin: 'new-password' })
    await apply({ syncUsersPassword: true })
    await ask(['passwd', 'nobody-at-all'], answers.ErrorAnswer, { code: 8, stdin: 'new-password' })
    await ask(['passwd', username], answers.ErrorAnswer, { code: 2, stdin: '\n' })
    for (const [options, password] of [
      [[], 'new-password'],
      [['--modify-user-password'], userPassword],
    ] as const) {
      const set = await ask(['passwd', username, ...options], answers.PasswdAnswer, { stdin: password })
      expect(set).toMatchObject({ username, source: 'lab', verified: true, reason: null })
      await ask(['auth', username], answers.AuthAnswer, { stdin: password })
    }
    expect(await ask(['user', 'show', username], answers.UserAnswer)).toMatchObject({
      passwordChanges: [
        { outcome: 'verified', method: 'modify-user-password' },
        { outcome: 'verified', method: 'password-modify' },
      ],
    })
    await apply()
  })

  it('of secret status', async () => {
    const { items } = await ask(['secret', 'status'], answers.SecretStatusAnswer)
    expect(items).toMatchObject([
      { kind: 'bind-password', place: 'environment', variable: 'ROLLCALL_SECRET_LAB_BIND_PASSWORD' },
      { kind: 'client-key', place: 'none' },
    ])
    expect(await ask(['secret', 'status', 'lab'], answers.SecretStatusAnswer)).toMatchObject({ total: 2 })
  })

  it('of secret set without a keychain', async () => {
    const { error } = await ask(['secret', 'set', 'lab', 'bind-password'], answers.ErrorAnswer, {
      code: 9,
      stdin: 'secret\n',
    })
    expect(error.code).toBe('secrets.unavailable')
    await ask(['secret', 'set', 'lab', 'bind-password'], answers.ErrorAnswer, { code: 2, stdin: '\n' })
  })
})
