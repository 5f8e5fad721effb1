import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { Secret } from '../../../src-shared/domain/secret.ts'
import type { DemoDirectory } from '../../demo-directory/start-demo-directory.ts'
import {
  startReceiver,
  type ReceivedMessage,
  type WebhookReceiver,
} from '../../outgoing/webhook-receiver.builder.ts'
import { findTextInFiles } from '../../store/find-text-in-files.ts'
import { mostAttempts } from '../../../src-shared/domain/outgoing-delivery.ts'
import { crowd, dnOf, group, groupDn, person, startTestDirectory } from '../sync-run/test-directory.ts'
import { deliverSource } from './deliver-source.ts'
import { createOutgoingWorld, webhookSecret, type OutgoingWorld } from './outgoing-test-world.ts'

let directory: DemoDirectory
let receiver: WebhookReceiver
let world: OutgoingWorld

const people = 30
const hour = 60 * 60_000

beforeEach(async () => {
  directory = await startTestDirectory(crowd(people))
  receiver = await startReceiver()
  world = await createOutgoingWorld(directory)
  await world.save({ outgoingTargets: [webhook()] })
})
afterEach(async () => {
  await world.close()
  await receiver.stop()
  await directory.stop()
})

const webhook = (to = receiver) => ({ kind: 'webhook', url: to.url }) as const

interface Change {
  readonly objectType: string
  readonly change: string
  readonly name?: string
  readonly object?: Record<string, unknown> | null
  readonly [field: string]: unknown
}
interface Body {
  readonly key: string
  readonly source: { readonly slug: string }
  readonly run: { readonly id: number; readonly status: string }
  readonly changes: readonly Change[]
}
const bodyOf = (message: ReceivedMessage | undefined): Body => JSON.parse(message?.body ?? '{}') as Body
const runsSeen = (): readonly number[] => receiver.messages.map((message) => bodyOf(message).run.id)
const keys = (): readonly unknown[] => receiver.messages.map(({ headers }) => headers['idempotency-key'])
const status = (code: number) => ({ kind: 'status', status: code }) as const

const rename = (uid: string): void => directory.change(dnOf(uid), { mail: `${uid}@new.example.org` })

describe('the change set of a run', () => {
  it('tells of people, groups and memberships, signed', async () => {
    const run = await world.runAndSettle()
    const [message] = receiver.messages
    const body = bodyOf(message)
    expect(body).toMatchObject({ version: 1, source: { slug: 'corp' }, run: { id: run.id, status: 'ok' } })
    expect(body.key).toBe(message?.headers['idempotency-key'])
    const kinds = (objectType: string) => body.changes.filter((each) => each.objectType === objectType)
    expect([kinds('user').length, kinds('group').length, kinds('membership').length]).toEqual([30, 3, 30])
    expect(kinds('user')[0]).toMatchObject({
      change: 'created',
      object: { username: 'u000', email: 'u000@example.org', state: 'present', isActive: true },
    })
    expect(kinds('membership')).toContainEqual({
      objectType: 'membership',
      change: 'added',
      user: { id: expect.any(Number), username: 'u000' },
      group: { id: expect.any(Number), name: 'g00' },
    })
    const signature = createHmac('sha256', webhookSecret)
      .update(`${String(message?.headers['rollcall-timestamp'])}.${message?.body ?? ''}`)
      .digest('hex')
    expect(message?.headers['rollcall-signature']).toBe(`v1=${signature}`)
    expect(world.deliveries()).toMatchObject([{ state: 'delivered', run: run.id, attempts: 1, dueAt: null }])
  })

  it('tells of updates with old and new value, and of deletions and what ends with them', async () => {
    await world.runAndSettle()
    rename('u001')
    directory.remove(dnOf('u000'))
    directory.change(groupDn('g00'), { member: ['u001', 'u002'].map(dnOf) })
    await world.runAndSettle()
    await world.runAndSettle()
    const [, second, third] = receiver.messages.map(bodyOf)
    expect(second?.changes).toContainEqual(
      expect.objectContaining({
        change: 'updated',
        name: 'u001',
        fields: expect.objectContaining({ email: ['u001@example.org', 'u001@new.example.org'] }),
        object: expect.objectContaining({ email: 'u001@new.example.org' }),
      }),
    )
    expect(
      second?.changes.filter(({ objectType, change }) => `${objectType} ${change}` === 'membership removed')
        .length,
    ).toBeGreaterThanOrEqual(7)
    expect(third?.changes).toContainEqual(
      expect.objectContaining({
        objectType: 'user',
        change: 'deleted',
        name: 'u000',
        reason: 'gone',
        object: expect.objectContaining({ state: 'deleted' }),
      }),
    )
  })

  it('of a run that changed nothing is not sent, nor that of a dry run', async () => {
    await world.sync.start('corp', {
      dryRun: true,
      full: false,
      trigger: 'manual',
      signal: new AbortController().signal,
    })
    expect(world.deliveries()).toEqual([])
    await world.runAndSettle()
    await world.runAndSettle()
    expect(runsSeen()).toHaveLength(1)
    expect(world.deliveries()).toHaveLength(1)
  })

  it('of a held run goes out once it is approved, with what it created', async () => {
    await world.save({ outgoingTargets: [webhook()], limits: { percent: 10, count: 5 } })
    await world.runAndSettle()
    for (let index = 0; index < people; index += 1)
      directory.remove(dnOf(`u${String(index).padStart(3, '0')}`))
    directory.add(person('newcomer'))
    const held = await world.runAndSettle()
    expect(held.status).toBe('held')
    expect(runsSeen()).toHaveLength(1)
    await world.sync.approve(held.id)
    await world.settle()
    expect(runsSeen()).toHaveLength(2)
    const body = bodyOf(receiver.messages[1])
    expect(body.run).toMatchObject({ id: held.id, status: 'approved' })
    expect(body.changes).toContainEqual(
      expect.objectContaining({
        change: 'created',
        object: expect.objectContaining({ username: 'newcomer', id: expect.any(Number) }),
      }),
    )
    expect(body.changes.filter(({ change }) => change === 'suspect')).toHaveLength(people)
  })
})

describe('a receiver that is away', () => {
  it('gets every run in order, each under one key, after growing pauses', async () => {
    receiver.answerWith(() => status(503))
    const first = await world.runAndSettle()
    rename('u001')
    const second = await world.runAndSettle()
    expect(runsSeen(), 'the second waits behind the first').toEqual([first.id])
    expect(world.deliveries()).toMatchObject([
      { state: 'pending', attempts: 1, problem: { code: 'outgoing.refused' } },
      { state: 'pending', attempts: 0, problem: null },
    ])
    const [{ dueAt } = { dueAt: null }] = world.deliveries()
    expect(Date.parse(dueAt ?? '') - world.now()).toBeGreaterThan(8000)
    await world.settle()
    expect(runsSeen(), 'not before its time').toEqual([first.id])
    world.advance(11_000)
    await world.settle()
    expect(runsSeen()).toEqual([first.id, first.id])
    const [{ dueAt: later } = { dueAt: null }] = world.deliveries()
    expect(Date.parse(later ?? '') - world.now()).toBeGreaterThan(16_000)
    receiver.answerWith(() => status(200))
    world.advance(hour)
    expect(await world.settle()).toBe(0)
    expect(runsSeen()).toEqual([first.id, first.id, first.id, second.id])
    expect(keys()[0]).toBe(keys()[2])
    expect(keys()[3]).not.toBe(keys()[2])
    expect(world.deliveries().map(({ state }) => state)).toEqual(['delivered', 'delivered'])
  })

  it('and comes too late, redirects or cuts is tried again too', async () => {
    await world.close()
    world = await createOutgoingWorld(directory, { answerTimeoutMs: 300 })
    await world.save({ outgoingTargets: [webhook()] })
    const elsewhere = await startReceiver()
    const answers = [
      { kind: 'silence' },
      { kind: 'status', status: 308, headers: { location: elsewhere.url } },
      { kind: 'cut' },
      { kind: 'status', status: 429, headers: { 'retry-after': '7200' } },
    ] as const
    receiver.answerWith(() => answers[receiver.messages.length - 1] ?? status(204))
    await world.runAndSettle()
    const problems: string[] = []
    for (let attempt = 1; attempt <= answers.length; attempt += 1) {
      expect(world.deliveries()).toMatchObject([{ state: 'pending', attempts: attempt }])
      problems.push(world.deliveries()[0]?.problem?.message ?? '')
      if (attempt < answers.length) {
        world.advance(hour)
        await world.settle()
      }
    }
    expect(problems).toEqual([
      expect.stringMatching(/^The receiver did not answer within 0\.[3-9] seconds\.$/),
      'The receiver redirected (status 308), which is not followed.',
      expect.stringContaining('The receiver cannot be reached'),
      'The receiver answered with status 429.',
    ])
    world.advance(1.9 * hour)
    await world.settle()
    expect(receiver.messages, 'it asked for two hours').toHaveLength(4)
    world.advance(0.2 * hour)
    expect(await world.settle()).toBe(0)
    expect(new Set(keys()).size).toBe(1)
    expect(elsewhere.messages).toEqual([])
    await elsewhere.stop()
  })

  it('for days leaves a dead letter, shown and kept, and the next run arrives; a retry brings it', async () => {
    receiver.answerWith(() => status(500))
    const first = await world.runAndSettle()
    for (let attempt = 1; attempt < mostAttempts; attempt += 1) {
      world.advance(6 * hour)
      await world.settle()
    }
    expect(receiver.messages).toHaveLength(mostAttempts)
    expect(world.deliveries()).toMatchObject([
      { state: 'dead', attempts: mostAttempts, dueAt: null, problem: { code: 'outgoing.refused' } },
    ])
    world.advance(1000 * hour)
    await world.settle()
    expect(receiver.messages).toHaveLength(mostAttempts)
    receiver.answerWith(() => status(200))
    rename('u001')
    const second = await world.runAndSettle()
    expect(runsSeen().at(-1)).toBe(second.id)
    const id = world.deliveries()[0]?.id ?? 0
    const retried = await world.outgoing.retry(id, new AbortController().signal)
    expect(retried).toMatchObject({ state: 'delivered', problem: null })
    expect(runsSeen().at(-1)).toBe(first.id)
    expect(keys().at(-1)).toBe(keys()[0])
    await expect(world.outgoing.retry(id, new AbortController().signal)).rejects.toMatchObject({
      code: 'input.invalid',
    })
  })

  it('is told all dead letters again, of one source or of all', async () => {
    const { signal } = new AbortController()
    receiver.answerWith(() => status(422))
    for (const uid of ['u001', 'u002', 'u003']) {
      rename(uid)
      await world.runAndSettle()
    }
    expect(world.deliveries().map(({ state }) => state)).toEqual(['dead', 'dead', 'dead'])
    await expect(world.outgoing.retryDead('nowhere', signal)).rejects.toMatchObject({
      code: 'object.not-found',
    })
    const [first, ...others] = runsSeen()
    receiver.answerWith((message) => status(bodyOf(message).run.id === first ? 422 : 204))
    expect(await world.outgoing.retryDead('corp', signal)).toEqual({
      retried: 3,
      delivered: 2,
      waiting: 0,
      dead: 1,
      problem: { code: 'outgoing.refused', message: 'The receiver answered with status 422.' },
    })
    expect(runsSeen().slice(3)).toEqual([first, ...others])
    receiver.answerWith(() => status(503))
    expect(await world.outgoing.retryDead(undefined, signal)).toMatchObject({
      retried: 1,
      waiting: 1,
      dead: 0,
    })
    const none = { retried: 0, delivered: 0, waiting: 0, dead: 0, problem: null }
    expect(await world.outgoing.retryDead(undefined, signal)).toEqual(none)
  })

  it('and refuses the message for good makes it a dead letter at once', async () => {
    receiver.answerWith(() => status(422))
    await world.runAndSettle()
    expect(world.deliveries()).toMatchObject([{ state: 'dead', attempts: 1 }])
  })

  it('does not keep another receiver of the same source', async () => {
    const other = await startReceiver()
    await world.save({ outgoingTargets: [webhook(), webhook(other)] })
    receiver.answerWith(() => status(500))
    await world.runAndSettle()
    rename('u001')
    await world.runAndSettle()
    expect(other.messages.map((message) => bodyOf(message).run.id)).toHaveLength(2)
    expect(receiver.messages).toHaveLength(1)
    const both = [receiver, other].map(({ messages }) => messages[0]?.headers['idempotency-key'])
    expect(new Set(both).size, 'each target has keys of its own').toBe(2)
    await other.stop()
  })
})

const saveTwo = async (mode: 'none' | 'immediate' | 'deferred_end'): Promise<void> => {
  await world.save({ syncOutgoingTriggerMode: mode, outgoingTargets: [webhook()] })
  await world.save({ slug: 'other', syncOutgoingTriggerMode: mode, outgoingTargets: [webhook()] })
  await world.secrets.write('other', 'webhook-secret', new Secret(webhookSecret))
}
describe('the trigger mode', () => {
  it('deferred_end waits until every run of the start has ended', async () => {
    await saveTwo('deferred_end')
    const end = world.outgoing.beginStart()
    await world.runAndSettle('corp')
    expect(receiver.messages).toEqual([])
    directory.add(person('late'))
    await world.runAndSettle('other')
    expect(receiver.messages).toEqual([])
    end()
    expect(await world.settle()).toBe(0)
    expect(receiver.messages.map((message) => bodyOf(message).source.slug).toSorted()).toEqual([
      'corp',
      'other',
    ])
  })

  it('deferred_end is taken over by whoever looks later, when the start never ended', async () => {
    world.outgoing.beginStart()
    await world.runAndSettle()
    expect(receiver.messages).toEqual([])
    world.advance(hour)
    await world.settle()
    expect(receiver.messages).toHaveLength(1)
  })

  it('immediate does not wait for the others', async () => {
    await saveTwo('immediate')
    const end = world.outgoing.beginStart()
    const run = await world.runAndSettle('corp')
    expect(runsSeen()).toEqual([run.id])
    end()
  })

  it('none writes nothing down', async () => {
    await world.save({ syncOutgoingTriggerMode: 'none', outgoingTargets: [webhook()] })
    await world.runAndSettle()
    expect(world.deliveries()).toEqual([])
  })
})

describe('what must not happen', () => {
  it('without a target: a row', async () => {
    await world.save({ outgoingTargets: [] })
    await world.runAndSettle()
    expect(world.deliveries()).toEqual([])
  })

  it('without a secret: a message; with one it goes out', async () => {
    await world.secrets.remove('corp', 'webhook-secret')
    await world.runAndSettle()
    expect(receiver.messages).toEqual([])
    expect(world.deliveries()).toMatchObject([
      { state: 'pending', problem: { code: 'outgoing.secret-missing' } },
    ])
    await world.secrets.write('corp', 'webhook-secret', new Secret(webhookSecret))
    world.advance(hour)
    expect(await world.settle()).toBe(0)
  })

  it('a message to an address that was taken out of the settings', async () => {
    receiver.answerWith(() => status(500))
    await world.runAndSettle()
    const other = await startReceiver()
    await world.save({ outgoingTargets: [webhook(other)] })
    world.advance(hour)
    await world.settle()
    expect(receiver.messages).toHaveLength(1)
    expect(world.deliveries()).toMatchObject([
      { state: 'dead', problem: { code: 'outgoing.target-removed' } },
    ])
    await other.stop()
  })

  it('two processes that tell one target at a time', async () => {
    receiver.answerWith(() => ({ kind: 'silence' }))
    await world.run()
    await receiver.received(1)
    const second = await createOutgoingWorld(directory, { world: world.world })
    expect(
      await second.outgoing.settle({
        slugs: ['corp'],
        withinMs: 500,
        signal: new AbortController().signal,
      }),
    ).toBe(1)
    expect(receiver.messages).toHaveLength(1)
    await second.outgoing.close()
  })

  it('the end of one target, by a fault of ours, while another is still being told', async () => {
    const refusing = await startReceiver()
    refusing.answerWith(() => status(500))
    receiver.answerWith(() => ({ kind: 'late', afterMs: 500, status: 204 }))
    await world.save({
      outgoingTargets: [webhook(refusing), webhook()],
      syncOutgoingTriggerMode: 'immediate',
    })
    await world.world.sync('corp')
    const setup = {
      db: world.world.db,
      dataFolder: world.world.dataFolder,
      secrets: world.secrets,
      clock: () => new Date(world.now()),
      newId: () => 'x',
      chance: () => {
        throw new Error('no chance')
      },
    }
    const following = { signal: new AbortController().signal, onAttempt: () => {} }
    await expect(deliverSource(setup, 1, following)).rejects.toThrow('no chance')
    expect(world.deliveries().map(({ state }) => state)).toEqual(['pending', 'delivered'])
    await refusing.stop()
  })

  it('an attempt that is left alone, because whoever waits for it has waited long enough', async () => {
    receiver.answerWith(() => ({ kind: 'late', afterMs: 700, status: 204 }))
    await world.run()
    const signal = new AbortController().signal
    expect(await world.outgoing.settle({ slugs: ['corp'], withinMs: 50, signal })).toBe(0)
    expect(world.deliveries()).toMatchObject([{ state: 'delivered', attempts: 1 }])
  })

  it('an attempt that is broken off by closing counts', async () => {
    receiver.answerWith(() => ({ kind: 'silence' }))
    await world.run()
    await receiver.received(1)
    const listed = (): unknown => world.deliveries()
    await world.outgoing.close()
    expect(listed()).toMatchObject([{ state: 'pending', attempts: 0, problem: null }])
  })

  it('the secret on the disk', async () => {
    receiver.answerWith(() => status(500))
    await world.runAndSettle()
    const { dataFolder, db } = world.world
    expect(JSON.stringify(world.deliveries())).not.toContain(webhookSecret)
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    await world.outgoing.close()
    await world.world.service.close()
    db.close()
    expect(findTextInFiles(dataFolder, webhookSecret)).toEqual([])
    expect(findTextInFiles(dataFolder, 'u000@example.org').length).toBeGreaterThan(0)
    world = await createOutgoingWorld(directory)
  })
})

it('groups within groups are told as links', async () => {
  directory.add(group('all', [groupDn('g00')]))
  await world.save({ outgoingTargets: [webhook()], syncGroupHierarchy: true })
  await world.runAndSettle()
  expect(bodyOf(receiver.messages[0]).changes).toContainEqual(
    expect.objectContaining({
      objectType: 'group_parent',
      name: 'g00',
      change: 'added',
      fields: { parent: [null, 'all'] },
    }),
  )
})
