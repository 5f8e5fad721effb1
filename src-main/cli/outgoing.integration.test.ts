// The command line as a process of its own, against a receiver that speaks HTTPS.
import { createHmac } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli, startCli, type CliResult } from '../../e2e/fixtures/run-cli.ts'
import { makeTestCertificates } from '../../e2e/servers/test-certificates.ts'
import { startDemoDirectory, type DemoDirectory } from '../demo-directory/start-demo-directory.ts'
import { startReceiver, type WebhookReceiver } from '../outgoing/webhook-receiver.builder.ts'
import { findTextInFiles } from '../store/find-text-in-files.ts'

const secret = 'sesame-and-lilies'
let folder: string
let dataFolder: string
let directory: DemoDirectory
let receiver: WebhookReceiver
let env: Record<string, string>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-outgoing-cli-'))
  dataFolder = join(folder, 'data')
  const made = await makeTestCertificates(folder, 'valid')
  const tls = {
    key: readFileSync(made.serverKeyFile, 'utf8'),
    cert: readFileSync(made.serverCertificateFile, 'utf8'),
  }
  receiver = await startReceiver({ tls })
  directory = await startDemoDirectory({ people: 20 })
  env = { NODE_EXTRA_CA_CERTS: made.caFile }
  for (const slug of ['A', 'B']) {
    env[`ROLLCALL_SECRET_${slug}_BIND_PASSWORD`] = directory.bindPassword
    env[`ROLLCALL_SECRET_${slug}_WEBHOOK_SECRET`] = secret
  }
})
afterAll(async () => {
  await receiver.stop()
  await directory.stop()
  rmSync(folder, { recursive: true, force: true })
})

const run = (args: readonly string[], stdin = ''): Promise<CliResult> =>
  runCli(['--data-dir', dataFolder, '--json', ...args], { env, stdin })

const source = (slug: string, more: object = {}): object => ({
  name: slug,
  slug,
  serverUri: directory.uri,
  bindCn: directory.bindDn,
  baseDn: directory.baseDn,
  userObjectFilter: '(objectClass=inetOrgPerson)',
  groupObjectFilter: '(objectClass=groupOfNames)',
  objectUniquenessField: 'entryUUID',
  userPropertyMappings: ['OpenLDAP: uid', 'OpenLDAP: cn', 'LDAP: mail'],
  groupPropertyMappings: ['OpenLDAP: cn'],
  userMatchingMode: 'username_link',
  groupMatchingMode: 'name_link',
  syncUsersPassword: false,
  outgoingTargets: [{ kind: 'webhook', url: receiver.url }],
  ...more,
})
const apply = async (...sources: readonly object[]): Promise<void> => {
  const result = await run(['source', 'apply', '-'], JSON.stringify({ sources }))
  expect(result).toMatchObject({ code: 0 })
}
const slugsSeen = (): readonly string[] =>
  receiver.messages.map(({ body }) => (JSON.parse(body) as { source: { slug: string } }).source.slug)

describe('rollcall sync --all', () => {
  it('tells a receiver over HTTPS what every source changed, signed, and keeps no secret', async () => {
    await apply(source('a'), source('b'))
    const result = await run(['sync', '--all'])
    expect(result).toMatchObject({ code: 0 })
    expect(slugsSeen().toSorted()).toEqual(['a', 'b'])
    for (const { headers, body } of receiver.messages) {
      const hmac = createHmac('sha256', secret).update(`${String(headers['rollcall-timestamp'])}.${body}`)
      expect(headers['rollcall-signature']).toBe(`v1=${hmac.digest('hex')}`)
    }
    expect(findTextInFiles(dataFolder, secret)).toEqual([])
  })

  it('does not wait for ever for a receiver that is away, and says that something is left', async () => {
    receiver.answerWith(() => ({ kind: 'status', status: 503 }))
    directory.add({
      dn: `uid=newcomer,${directory.baseDn}`,
      attributes: { objectClass: ['inetOrgPerson'], uid: 'newcomer', cn: 'Newcomer', sn: 'Newcomer' },
    })
    const result = await run(['sync', 'a'])
    expect(result).toMatchObject({ code: 0 })
    expect(result.stderr).toContain('1 delivery to outgoing targets still to do')
    const list = JSON.parse((await run(['outgoing', '--state', 'pending'])).stdout) as { total: number }
    expect(list.total).toBe(1)
    const shown = await runCli(['--data-dir', dataFolder, 'outgoing'], { env })
    expect(shown.stdout).toContain('status 503')
    expect(shown.stdout).toContain(receiver.url)
  })
})

describe('rollcall serve', () => {
  it('tries what waits at its due time', async () => {
    const before = receiver.messages.length
    receiver.answerWith(() => ({ kind: 'status', status: 204 }))
    const child = startCli(['--data-dir', dataFolder, '--json', 'serve', 'a'], { env })
    child.stdin.end()
    // The first pause is ten seconds at most.
    await receiver.received(before + 1)
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGINT')
    await ended
    expect(slugsSeen().at(-1)).toBe('a')
    const list = JSON.parse((await run(['outgoing', '--state', 'pending'])).stdout) as { total: number }
    expect(list.total).toBe(0)
  })
})
