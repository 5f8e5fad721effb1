import { fork, type ChildProcess } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import type { DemoDirectory } from '../../demo-directory/start-demo-directory.ts'
import { startReceiver, type WebhookReceiver } from '../../outgoing/webhook-receiver.builder.ts'
import { crowd, dnOf, startTestDirectory } from '../sync-run/test-directory.ts'
import { createOutgoingWorld, webhookSecret, type OutgoingWorld } from './outgoing-test-world.ts'

let directory: DemoDirectory
let receiver: WebhookReceiver
let world: OutgoingWorld
const children: ChildProcess[] = []

beforeEach(async () => {
  directory = await startTestDirectory(crowd(30))
  receiver = await startReceiver()
  world = await createOutgoingWorld(directory)
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await world.close()
  await receiver.stop()
  await directory.stop()
})

const startOther = (until: 'commit' | 'deliver'): ChildProcess => {
  const child = fork(
    new URL('./outgoing-test-process.ts', import.meta.url),
    [world.world.dataFolder, until],
    {
      env: {
        ...process.env,
        TEST_BIND_PASSWORD: directory.bindPassword,
        TEST_WEBHOOK_SECRET: webhookSecret,
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  )
  children.push(child)
  return child
}

const killed = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })

const saidOk = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve) => child.once('message', resolve))

const webhook = (): LdapSource['outgoingTargets'] => [{ kind: 'webhook', url: receiver.url }]
const runsSeen = (): readonly unknown[] =>
  receiver.messages.map(({ body }) => (JSON.parse(body) as { run: { id: number } }).run.id)

describe('a process killed (kill -9)', () => {
  it.each(['immediate', 'deferred_end'] as const)(
    'between commit and delivery loses nothing (%s): the next sync tells both runs, in order',
    async (mode) => {
      await world.save({ syncOutgoingTriggerMode: mode, outgoingTargets: webhook() })
      const child = startOther('commit')
      expect(await saidOk(child)).toBe('ok')
      await killed(child)
      expect(receiver.messages).toEqual([])
      expect(world.deliveries()).toMatchObject([{ state: 'pending', attempts: 0 }])
      directory.change(dnOf('u001'), { mail: 'u001@new.example.org' })
      const second = await world.runAndSettle()
      expect(runsSeen()).toEqual([world.deliveries()[0]?.run, second.id])
      expect(world.deliveries().map(({ state }) => state)).toEqual(['delivered', 'delivered'])
    },
  )

  it('while it tells a receiver leaves the delivery waiting, which arrives under the same key', async () => {
    await world.save({ outgoingTargets: webhook() })
    receiver.answerWith(() => ({ kind: 'silence' }))
    const child = startOther('deliver')
    await receiver.received(1)
    await killed(child)
    expect(world.deliveries()).toMatchObject([{ state: 'pending', attempts: 1 }])
    receiver.answerWith(() => ({ kind: 'status', status: 204 }))
    world.advance(60_000)
    expect(await world.settle()).toBe(0)
    expect(new Set(receiver.messages.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
    expect(receiver.messages).toHaveLength(2)
  })

  it('before its run is committed leaves no delivery of it', async () => {
    await world.save({ outgoingTargets: webhook(), pageSize: 10, receiveTimeoutSeconds: 30 })
    directory.setFaults([{ kind: 'slow', entriesPerSecond: 20 }])
    const child = startOther('deliver')
    await new Promise((resolve) => setTimeout(resolve, 1500))
    await killed(child)
    directory.setFaults([])
    expect(world.deliveries()).toEqual([])
    await world.runAndSettle()
    expect(receiver.messages).toHaveLength(1)
  })
})

describe('whoever keeps delivering (serve, window)', () => {
  it('takes over what a dead process left, at its due time', async () => {
    await world.save({ syncOutgoingTriggerMode: 'immediate', outgoingTargets: webhook() })
    const child = startOther('commit')
    await saidOk(child)
    await killed(child)
    const ending = new AbortController()
    const problems: unknown[] = []
    const keeping = world.outgoing.keepDelivering({
      slugs: undefined,
      signal: ending.signal,
      onProblem: (failure) => problems.push(failure),
    })
    await receiver.received(1)
    ending.abort()
    await keeping
    expect(problems).toEqual([])
  })

  it('tries again when it is time, not at its next round', async () => {
    await world.save({ outgoingTargets: webhook() })
    receiver.answerWith(() => ({ kind: 'status', status: receiver.messages.length > 1 ? 204 : 503 }))
    const ending = new AbortController()
    const keeping = world.outgoing.keepDelivering({
      slugs: undefined,
      signal: ending.signal,
      onProblem: () => {},
    })
    await world.run()
    await receiver.received(1)
    const started = performance.now()
    await receiver.received(2)
    expect(performance.now() - started).toBeGreaterThan(8000)
    expect(performance.now() - started).toBeLessThan(40_000)
    ending.abort()
    await keeping
  })

  it('leaves the sources of others alone', async () => {
    await world.save({ syncOutgoingTriggerMode: 'immediate', outgoingTargets: webhook() })
    const child = startOther('commit')
    await saidOk(child)
    await killed(child)
    const ending = new AbortController()
    const keeping = world.outgoing.keepDelivering({
      slugs: ['other'],
      signal: ending.signal,
      onProblem: () => {},
    })
    await new Promise((resolve) => setTimeout(resolve, 300))
    ending.abort()
    await keeping
    expect(receiver.messages).toEqual([])
  })
})
