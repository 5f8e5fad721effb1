// Deliveries as the window sees them: the demo directory, a receiver on loopback, and the contract between.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHmac } from 'node:crypto'
import type { SecretDraft } from '../../src-shared/contract/source-calls.ts'
import { startReceiver, type WebhookReceiver } from '../outgoing/webhook-receiver.builder.ts'
import { openApiTestWorld, type ApiTestWorld } from './api-test-world.ts'

let world: ApiTestWorld
let receiver: WebhookReceiver

const secret = 'sesame-and-lilies'
const keep = { kind: 'keep' } as const
const answer = (status: number): void => receiver.answerWith(() => ({ kind: 'status', status }))

const sync = async (): Promise<number> => {
  const { runId } = await world.call('sync.start', { slug: 'demo', dryRun: false, full: false })
  await world.eventually((event) => event.kind === 'run.finished' && event.runId === runId)
  return runId
}

const list = (
  question: { readonly state?: 'pending' | 'delivered' | 'dead'; readonly runId?: number } = {},
) =>
  world.call('deliveries.list', {
    slug: null,
    runId: question.runId ?? null,
    state: question.state ?? null,
    offset: 0,
    limit: 10,
  })

/** What the page would be shown in the end: events make it ask again. */
const eventually = async (isSo: () => Promise<boolean>): Promise<void> => {
  for (let waited = 0; waited < 20_000; waited += 50) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it never came to that')
}

interface Changes extends Readonly<Record<string, unknown>> {
  readonly webhookSecret?: SecretDraft
}

const save = async ({ webhookSecret = keep, ...changes }: Changes): Promise<void> => {
  const { source } = await world.call('sources.get', 'demo')
  const draft = {
    editing: 'demo',
    source: { ...source, ...changes },
    bindPassword: keep,
    clientKey: keep,
    webhookSecret,
  }
  expect(await world.call('sources.save', draft)).toMatchObject({ kind: 'saved' })
}

beforeAll(async () => {
  receiver = await startReceiver()
  world = await openApiTestWorld()
  const { runId } = await world.call('demo.start', undefined)
  await world.eventually((event) => event.kind === 'run.finished' && event.runId === runId)
  await save({
    syncOutgoingTriggerMode: 'immediate',
    outgoingTargets: [{ kind: 'webhook', url: receiver.url }],
    // Everybody gets another folder, so that the next run has something to tell.
    userPathTemplate: 'first/%(slug)s',
    webhookSecret: { kind: 'set', value: secret },
  })
})
afterAll(async () => {
  await world.close()
  await receiver.stop()
})

describe('a message that the receiver refuses for good', () => {
  it('becomes a dead letter that the page is told of, counts and can look at', async () => {
    answer(410)
    const run = await sync()
    await eventually(async () => (await list({ state: 'dead' })).total === 1)
    await world.eventually((event) => event.kind === 'data.changed' && event.topics.includes('deliveries'))
    const [dead] = (await list({ runId: run })).items
    expect(dead).toMatchObject({
      source: 'demo',
      run,
      state: 'dead',
      attempts: 1,
      waitsFor: null,
      changes: { users: { updated: 250 } },
      problem: { code: 'outgoing.refused', message: 'The receiver answered with status 410.' },
    })
    expect(await world.call('sources.list', undefined)).toMatchObject([
      { outgoing: { targets: 1, pending: 0, dead: 1 } },
    ])
    const { key } = await world.call('deliveries.get', dead?.id ?? 0)
    expect(key).toBe(receiver.messages[0]?.headers['idempotency-key'])
  })

  it('is signed with the secret that was set in the form, which no answer gave back', async () => {
    const [message] = receiver.messages
    const signed = `${String(message?.headers['rollcall-timestamp'])}.${message?.body ?? ''}`
    const signature = createHmac('sha256', secret).update(signed).digest('hex')
    expect(message?.headers['rollcall-signature']).toBe(`v1=${signature}`)
    expect((await world.call('sources.get', 'demo')).secrets.webhookSecret).toBe('keychain')
    expect(JSON.stringify(world.answers)).not.toContain(secret)
    expect(JSON.stringify(world.events)).not.toContain(secret)
  })

  it('is sent again when a person says so, as the same message', async () => {
    const [dead] = (await list({ state: 'dead' })).items
    expect(await world.call('deliveries.retry', dead?.id ?? 0)).toMatchObject({ state: 'dead' })
    expect(await world.call('deliveries.retryDead', { slug: 'demo' })).toMatchObject({ retried: 1, dead: 1 })
    answer(204)
    expect(await world.call('deliveries.retry', dead?.id ?? 0)).toMatchObject({
      state: 'delivered',
      problem: null,
    })
    expect(new Set(receiver.messages.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
    expect(await list({ state: 'dead' })).toMatchObject({ total: 0, items: [] })
  })
})

describe('a receiver that is away for a while', () => {
  it('keeps what comes later waiting for what came first', async () => {
    answer(503)
    await save({ userPathTemplate: 'second/%(slug)s' })
    const first = await sync()
    await eventually(async () => (await list({ runId: first })).items.some(({ problem }) => problem !== null))
    await save({ userPathTemplate: 'third/%(slug)s' })
    const second = await sync()
    const [behind] = (await list({ runId: second })).items
    const [head] = (await list({ runId: first })).items
    expect(head).toMatchObject({ state: 'pending', waitsFor: null })
    expect(behind).toMatchObject({ state: 'pending', waitsFor: head?.id, attempts: 0 })
    expect(await world.call('sources.list', undefined)).toMatchObject([{ outgoing: { pending: 2, dead: 0 } }])
  })
})

describe('questions that cannot be answered', () => {
  it('names a delivery that is not there', async () => {
    for (const name of ['deliveries.get', 'deliveries.retry'])
      expect(await world.ask(name, 999)).toMatchObject({
        ok: false,
        failure: { code: 'object.not-found', message: 'There is no delivery 999.' },
      })
  })

  it('does not list deliveries of a source that is not there', async () => {
    const question = { slug: 'nobody', runId: null, state: null }
    expect(await world.ask('deliveries.list', question)).toMatchObject({
      ok: false,
      failure: { code: 'object.not-found' },
    })
  })
})
