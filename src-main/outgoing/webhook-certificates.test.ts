import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeTestCertificates, type ServerCertificate } from '../../e2e/servers/test-certificates.ts'
import { startReceiver, type WebhookReceiver } from './webhook-receiver.builder.ts'

let folder: string
let receiver: WebhookReceiver | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-webhook-'))
})
afterEach(async () => {
  await receiver?.stop()
  receiver = undefined
  rmSync(folder, { recursive: true })
})

const program = fileURLToPath(new URL('./webhook-test-process.ts', import.meta.url))

/** Sends one message to a receiver with such a certificate; `env` may name the file of its authority. */
const sendTo = async (
  kind: ServerCertificate,
  env: (caFile: string) => NodeJS.ProcessEnv,
): Promise<{ readonly outcome: unknown; readonly received: number }> => {
  const { caFile, serverKeyFile, serverCertificateFile } = await makeTestCertificates(folder, kind)
  const [key, cert] = [serverKeyFile, serverCertificateFile].map((file) => readFileSync(file, 'utf8'))
  receiver = await startReceiver({ tls: { key: key ?? '', cert: cert ?? '' } })
  const options = { env: { ...process.env, ...env(caFile) } }
  const { stdout } = await promisify(execFile)(process.execPath, [program, receiver.url], options)
  return { outcome: JSON.parse(stdout), received: receiver.messages.length }
}

const trusting = (caFile: string): NodeJS.ProcessEnv => ({ NODE_EXTRA_CA_CERTS: caFile })

it('a message arrives at a receiver whose authority is trusted', async () => {
  expect(await sendTo('valid', trusting)).toEqual({ outcome: { status: 204 }, received: 1 })
})

it.each([
  ['wrong-host', "does not match certificate's altnames"],
  ['expired', 'expired'],
] as const)('no message goes to a receiver with a certificate that is %s', async (kind, words) => {
  expect(await sendTo(kind, trusting)).toEqual({
    outcome: { code: 'outgoing.unreachable', message: expect.stringContaining(words), details: {} },
    received: 0,
  })
})

it('no message goes to a receiver nobody trusts, whatever the environment allows', async () => {
  expect(await sendTo('valid', () => ({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }))).toMatchObject({
    outcome: { code: 'outgoing.unreachable' },
    received: 0,
  })
})
