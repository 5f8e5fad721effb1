import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { DemoDirectory } from '../../demo-directory/start-demo-directory.ts'
import { crowd, dnOf, group, person, startTestDirectory } from '../sync-run/test-directory.ts'
import { createOutgoingWorld, type OutgoingWorld } from './outgoing-test-world.ts'

let directory: DemoDirectory
let world: OutgoingWorld
let folder: string

beforeEach(async () => {
  directory = await startTestDirectory(crowd(30))
  world = await createOutgoingWorld(directory)
  folder = mkdtempSync(join(tmpdir(), 'rollcall-outgoing-'))
})
afterEach(async () => {
  await world.close()
  await directory.stop()
  rmSync(folder, { recursive: true, force: true })
})

const file = (): string => join(folder, 'people')
const lineEnds = { csv: '\r\n', jsonl: '\n', ldif: '\n\n' } as const
/** Lines of a table with its head, lines, and records after the line that opens the file. */
const lines = {
  csv: (people: number, groups: number) => 1 + people + groups,
  jsonl: (people: number, groups: number) => people + groups,
  ldif: (people: number, groups: number) => 1 + people + groups,
} as const

describe('a file', () => {
  it.each(['csv', 'jsonl', 'ldif'] as const)(
    'of %s holds everybody after a run, and nobody who was deleted',
    async (format) => {
      await world.save({ outgoingTargets: [{ kind: 'file', path: file(), format }] })
      await world.runAndSettle()
      expect(readFileSync(file(), 'utf8')).toContain('u000@example.org')
      expect(readFileSync(file(), 'utf8')).toContain('g02')
      expect(statSync(file()).mode & 0o777).toBe(0o600)
      directory.remove(dnOf('u000'))
      directory.change(dnOf('u001'), { mail: 'u001@new.example.org' })
      await world.runAndSettle()
      expect(readFileSync(file(), 'utf8')).toContain('u000@example.org')
      await world.runAndSettle()
      const text = readFileSync(file(), 'utf8')
      expect(text).not.toContain('u000@example.org')
      expect(text).toContain('u001@new.example.org')
      expect(readdirSync(folder)).toEqual(['people'])
      expect(world.deliveries().map(({ state }) => state)).toEqual(Array(3).fill('delivered'))
      expect(text.split(lineEnds[format]).filter((line) => line !== '')).toHaveLength(lines[format](29, 3))
    },
  )

  it.each(['csv', 'ldif'] as const)(
    'of %s names people and groups as its own source does, whatever they are called in another',
    async (format) => {
      directory.add({ ...person('u000'), dn: 'uid=u000,ou=former,dc=example,dc=org' })
      directory.add({ ...group('g00', [dnOf('u001')]), dn: 'cn=g00,ou=former,dc=example,dc=org' })
      await world.save({})
      await world.runAndSettle()
      await world.save({
        slug: 'other',
        additionalUserDn: 'ou=former',
        additionalGroupDn: 'ou=former',
        userMatchingMode: 'username_link',
        groupMatchingMode: 'name_link',
        outgoingTargets: [{ kind: 'file', path: file(), format }],
      })
      await world.runAndSettle('other')
      const text = readFileSync(file(), 'utf8')
      expect(text).toContain('uid=u000,ou=former')
      expect(text).toContain('cn=g00,ou=former')
      expect(text).not.toContain('uid=u000,ou=people')
      expect(text).not.toContain('cn=g00,ou=groups')
    },
  )

  it('of another kind at the same path is left as it is, until it is moved away', async () => {
    writeFileSync(file(), 'export PATH=/usr/bin\n')
    await world.save({ outgoingTargets: [{ kind: 'file', path: file(), format: 'csv' }] })
    await world.runAndSettle()
    expect(readFileSync(file(), 'utf8')).toBe('export PATH=/usr/bin\n')
    expect(world.deliveries()).toMatchObject([
      {
        state: 'pending',
        problem: { code: 'outgoing.unwritable', message: expect.stringContaining('no export') },
      },
    ])
    writeFileSync(file(), '')
    world.advance(60_000)
    expect(await world.settle()).toBe(0)
    await world.save({ outgoingTargets: [{ kind: 'file', path: file(), format: 'ldif' }] })
    await world.runAndSettle()
    expect(readFileSync(file(), 'utf8')).toMatch(/^version: 1\n\ndn: /)
  })

  it('that is a pipe or a folder is left alone, and nobody waits for it', async () => {
    execFileSync('mkfifo', [file()])
    mkdirSync(join(folder, 'a-folder'))
    const targets = [file(), join(folder, 'a-folder')]
    await world.save({
      outgoingTargets: targets.map((path) => ({ kind: 'file', path, format: 'csv' }) as const),
    })
    await world.runAndSettle()
    expect(world.deliveries().map(({ problem }) => problem)).toEqual(
      targets.map((path) => ({
        code: 'outgoing.unwritable',
        message: `The file "${path}" cannot be written (ENOTSUP).`,
      })),
    )
  })

  it('whose folder is away is written once it is there, for every run that waited', async () => {
    const path = join(folder, 'missing', 'people.csv')
    await world.save({ outgoingTargets: [{ kind: 'file', path, format: 'csv' }] })
    await world.runAndSettle()
    await world.runAndSettle()
    expect(world.deliveries()).toMatchObject([
      {
        state: 'pending',
        problem: { code: 'outgoing.unwritable', message: expect.stringContaining('ENOENT') },
      },
      { state: 'pending' },
    ])
    mkdirSync(join(folder, 'missing'))
    world.advance(60_000)
    expect(await world.settle()).toBe(0)
    expect(world.deliveries()).toMatchObject([
      { state: 'delivered', attempts: 2 },
      { state: 'delivered', attempts: 0 },
    ])
  })
})
