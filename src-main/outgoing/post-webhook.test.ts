import { createHmac } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeTestCertificates } from '../../e2e/servers/test-certificates.ts'
import { Secret } from '../../src-shared/domain/secret.ts'
import type { MessageBody } from './message-body.ts'
import { postWebhook, type WebhookAnswer, type WebhookMessage } from './post-webhook.ts'
import { signMessage } from './sign-message.ts'
import { startReceiver, type WebhookReceiver } from './webhook-receiver.builder.ts'

const secret = new Secret('sesame-and-lilies')
const bodyOf = (texts: readonly string[]): MessageBody => {
  const pieces = texts.map((text) => Buffer.from(text))
  return { bytes: Buffer.concat(pieces).length, read: () => pieces }
}

let receiver: WebhookReceiver
beforeEach(async () => {
  receiver = await startReceiver()
})
afterEach(() => receiver.stop())

const post = (
  changes: Partial<WebhookMessage> = {},
  { signal = new AbortController().signal, timeoutMs = 5000 } = {},
): Promise<WebhookAnswer> =>
  postWebhook(
    {
      url: receiver.url,
      idempotencyKey: 'run-1-abc',
      body: bodyOf(['{"a":', '"ü"}']),
      secret,
      timestamp: 1_767_600_000,
      ...changes,
    },
    { signal, timeoutMs },
  )

const sign = (text: string, timestamp: number, body: string): Promise<string> =>
  signMessage(new Secret(text), { timestamp, body: bodyOf([body]) })

describe('a webhook message', () => {
  it('arrives whole, with its key and a signature over timestamp and body', async () => {
    expect(await post()).toEqual({ status: 204, retryAfter: undefined })
    const [message] = receiver.messages
    expect(message).toMatchObject({ method: 'POST', path: '/hook', body: '{"a":"ü"}' })
    const expected = createHmac('sha256', 'sesame-and-lilies')
      .update(`1767600000.${message?.body ?? ''}`)
      .digest('hex')
    expect(message?.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'idempotency-key': 'run-1-abc',
      'rollcall-timestamp': '1767600000',
      'rollcall-signature': `v1=${expected}`,
    })
    expect(JSON.stringify(message)).not.toContain('sesame')
  })

  it('has another signature with another time, body or secret', async () => {
    const signatures = await Promise.all([
      sign('a', 1, 'x'),
      sign('b', 1, 'x'),
      sign('a', 2, 'x'),
      sign('a', 1, 'y'),
    ])
    expect(new Set(signatures).size).toBe(4)
  })

  it('of some megabytes arrives whole', async () => {
    await post({ body: bodyOf(Array.from({ length: 200 }, () => 'x'.repeat(40_000))) })
    expect(receiver.messages[0]?.body).toHaveLength(8_000_000)
  })
})

describe('a receiver that takes nothing', () => {
  it('is not sent more than lies on the line', async () => {
    const connections: Socket[] = []
    const deaf = createServer((socket) => void connections.push(socket.pause()))
    await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve))
    const address = deaf.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const piece = Buffer.alloc(1024 * 1024)
    const pieces = 500
    let taken = 0
    const read = function* (): Generator<Uint8Array, void, void> {
      for (taken = 0; taken < pieces; taken++) yield piece
    }
    const ending = new AbortController()
    const body = { bytes: pieces * piece.length, read }
    const sent = post({ url: `http://127.0.0.1:${port}/`, body }, { signal: ending.signal })
    await expect.poll(() => taken > 0 && taken < pieces).toBe(true)
    const before = taken
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(taken).toBeLessThan(before + 100)
    ending.abort()
    await expect(sent).rejects.toMatchObject({ code: 'outgoing.unreachable' })
    for (const socket of connections) socket.destroy()
    deaf.close()
  })
})

describe('an answer', () => {
  it('that redirects is not followed', async () => {
    const elsewhere = await startReceiver()
    receiver.answerWith(() => ({ kind: 'status', status: 307, headers: { location: elsewhere.url } }))
    expect(await post()).toMatchObject({ status: 307 })
    expect(elsewhere.messages).toEqual([])
    await elsewhere.stop()
  })

  it('brings its Retry-After', async () => {
    receiver.answerWith(() => ({ kind: 'status', status: 503, headers: { 'retry-after': '120' } }))
    expect(await post()).toEqual({ status: 503, retryAfter: '120' })
  })

  it('without an end is cut off, and its status counts', async () => {
    receiver.answerWith(() => ({ kind: 'endless', status: 200 }))
    expect(await post()).toMatchObject({ status: 200 })
  })

  it('that does not come ends the attempt in time', async () => {
    receiver.answerWith(() => ({ kind: 'silence' }))
    const started = performance.now()
    await expect(post({}, { timeoutMs: 300 })).rejects.toMatchObject({
      code: 'outgoing.unreachable',
      message: 'The receiver did not answer within 0.3 seconds.',
    })
    expect(performance.now() - started).toBeLessThan(3000)
  })

  it('to a large message may take longer, because a slow line is no dead receiver', async () => {
    receiver.answerWith(() => ({ kind: 'late', afterMs: 500, status: 202 }))
    const body = bodyOf(['x'.repeat(1_000_000)])
    expect(await post({ body }, { timeoutMs: 100 })).toMatchObject({ status: 202 })
  })

  it('that is a cut connection is an error, and so is nobody there', async () => {
    receiver.answerWith(() => ({ kind: 'cut' }))
    await expect(post()).rejects.toMatchObject({ code: 'outgoing.unreachable' })
    const gone = await startReceiver()
    await gone.stop()
    const error = await post({ url: gone.url }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ message: expect.stringContaining('ECONNREFUSED') })
    expect(JSON.stringify(error)).not.toContain('sesame')
  })

  it('that is not HTTP is an error', async () => {
    const server = createServer((socket) => socket.end('220 mail.example.com ESMTP\r\n'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    await expect(post({ url: `http://127.0.0.1:${port}/` })).rejects.toMatchObject({
      code: 'outgoing.unreachable',
    })
    server.close()
  })
})

describe('sending', () => {
  it('stops when it is told to', async () => {
    receiver.answerWith(() => ({ kind: 'silence' }))
    const abort = new AbortController()
    const sending = post({}, { signal: abort.signal })
    await receiver.received(1)
    abort.abort()
    await expect(sending).rejects.toMatchObject({ code: 'outgoing.unreachable' })
  })

  it('never goes in the clear to another host', async () => {
    await expect(async () => post({ url: 'http://hooks.example.com/' })).rejects.toMatchObject({
      code: 'input.invalid',
    })
  })

  it.each(['localhost', 'localhost.'])(
    'in the clear to %s asks no name server where that is',
    async (host) => {
      expect(await post({ url: receiver.url.replace('127.0.0.1', host) })).toMatchObject({ status: 204 })
    },
  )

  it('refuses a receiver whose certificate nobody trusts', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-webhook-'))
    const { serverKeyFile, serverCertificateFile } = await makeTestCertificates(folder, 'valid')
    const tls = {
      key: readFileSync(serverKeyFile, 'utf8'),
      cert: readFileSync(serverCertificateFile, 'utf8'),
    }
    const secure = await startReceiver({ tls })
    await expect(post({ url: secure.url })).rejects.toMatchObject({ code: 'outgoing.unreachable' })
    expect(secure.messages).toEqual([])
    await secure.stop()
    rmSync(folder, { recursive: true })
  })
})
