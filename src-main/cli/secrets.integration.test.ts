// Secrets from stdin into a real keyring, and from there into a real bind.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../e2e/fixtures/run-cli.ts'
import { startGnomeKeyring, type GnomeKeyring } from '../../e2e/servers/gnome-keyring.ts'
import { ErrorAnswer } from '../../src-shared/contract/cli-answers.ts'
import { startDemoDirectory, type DemoDirectory } from '../demo-directory/start-demo-directory.ts'

let folder: string
let directory: DemoDirectory
let keyring: GnomeKeyring

const ask = async (args: readonly string[], stdin = '') => {
  const result = await runCli(['--data-dir', folder, '--json', ...args], { env: keyring.environment, stdin })
  return { ...result, answer: JSON.parse(result.stdout) as unknown }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-secrets-'))
  directory = await startDemoDirectory({ people: 10 })
  keyring = await startGnomeKeyring()
  await keyring.start('unlocked')
  const source = {
    name: 'Lab',
    slug: 'lab',
    serverUri: directory.ldapsUri,
    peerCertificate: directory.caCertificate,
    bindCn: directory.bindDn,
    baseDn: directory.baseDn,
    userPropertyMappings: ['OpenLDAP: uid'],
    groupPropertyMappings: ['OpenLDAP: cn'],
  }
  await ask(['source', 'apply', '-'], JSON.stringify(source))
})
afterAll(async () => {
  await keyring.stop()
  await directory.stop()
  rmSync(folder, { recursive: true })
})

const everyFile = (): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('')

describe('secret set', () => {
  it('keeps the password in the keychain and nowhere else, where check finds it', async () => {
    expect((await ask(['check', 'lab'])).code).toBe(6)
    // A slow keychain is waited for with a word on stderr, which is not meant here.
    const set = await ask(['--quiet', 'secret', 'set', 'lab', 'bind-password'], `${directory.bindPassword}\n`)
    expect([set.code, set.stderr]).toEqual([0, ''])
    expect(set.answer).toMatchObject({ source: 'lab', kind: 'bind-password', place: 'keychain' })
    expect((await ask(['check', 'lab'])).code).toBe(0)
    expect((await ask(['sync', 'lab', '--dry-run'])).code).toBe(0)
    expect(everyFile()).not.toContain(directory.bindPassword)
  })

  it('takes a client key, which is longer than a keychain entry may be', async () => {
    const { answer } = await ask(['secret', 'set', 'lab', 'client-key'], `${directory.clientKey}\n`)
    expect(answer).toMatchObject({ kind: 'client-key', place: 'keychain' })
    expect((await ask(['secret', 'status'])).answer).toMatchObject({
      items: [{ place: 'keychain' }, { place: 'keychain' }],
    })
  })

  it('takes a webhook secret, and tells of it from then on', async () => {
    const { answer } = await ask(['secret', 'set', 'lab', 'webhook-secret'], 'sesame-and-lilies\n')
    expect(answer).toMatchObject({ kind: 'webhook-secret', place: 'keychain' })
    expect((await ask(['secret', 'status'])).answer).toMatchObject({ total: 3 })
    expect(everyFile()).not.toContain('sesame-and-lilies')
  })

  it('says so when the keychain is away', async () => {
    await keyring.halt()
    const failed = await ask(['check', 'lab'])
    expect(failed.code).toBe(9)
    expect(ErrorAnswer.parse(failed.answer).error.message).toContain('ROLLCALL_SECRET_LAB_BIND_PASSWORD')
    const run = await ask(['sync', 'lab'])
    expect([run.code, run.answer]).toMatchObject([
      9,
      [{ status: 'failed', failure: { code: 'secrets.unavailable' } }],
    ])
    await keyring.start('unlocked')
  })

  it('forgets both with their source', async () => {
    expect((await ask(['source', 'remove', 'lab'])).answer).toMatchObject({ removedSecrets: true })
    expect((await ask(['secret', 'status'])).answer).toEqual({ total: 0, items: [] })
  })
})
