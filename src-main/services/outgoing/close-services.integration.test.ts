// What becomes of a message that is under way when Rollcall ends.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { OutgoingDelivery } from '../../../src-shared/domain/outgoing-delivery.ts'
import { Secret } from '../../../src-shared/domain/secret.ts'
import { startReceiver } from '../../outgoing/webhook-receiver.builder.ts'
import { createInMemorySecretStore } from '../../secrets/in-memory-secret-store.ts'
import { createServices, type Services } from '../create-services.ts'
import { crowd, sourceFor, startTestDirectory } from '../sync-run/test-directory.ts'

const deliveries = ({ outgoing }: Services): readonly OutgoingDelivery[] =>
  outgoing.list({ slug: undefined, state: undefined, limit: 10 }).items

it('closing the services breaks off what is being sent, and it is tried again by the next', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'rollcall-closing-'))
  const directory = await startTestDirectory(crowd(3))
  const receiver = await startReceiver()
  receiver.answerWith(() => ({ kind: 'silence' }))
  const keptSecrets = createInMemorySecretStore()
  await keptSecrets.write('corp', 'bind-password', new Secret(directory.bindPassword))
  await keptSecrets.write('corp', 'webhook-secret', new Secret('sesame-and-lilies'))
  let lastId = 0
  const start = (): Services =>
    createServices({
      dataFolder,
      env: {},
      clock: () => new Date(),
      newId: () => `id-${(lastId += 1)}`,
      owner: 'test',
      keptSecrets,
    })
  const signal = AbortSignal.timeout(60_000)
  try {
    const first = start()
    await first.sources.apply({
      sources: [
        {
          name: 'Corp',
          ...sourceFor(directory),
          userObjectFilter: '(objectClass=inetOrgPerson)',
          groupObjectFilter: '(objectClass=groupOfNames)',
          objectUniquenessField: 'entryUUID',
          userPropertyMappings: ['OpenLDAP: uid', 'OpenLDAP: cn'],
          groupPropertyMappings: ['OpenLDAP: cn'],
          syncOutgoingTriggerMode: 'immediate',
          outgoingTargets: [{ kind: 'webhook', url: receiver.url }],
        },
      ],
    })
    expect(
      await first.sync.start('corp', { dryRun: false, full: false, trigger: 'manual', signal }),
    ).toMatchObject({ status: 'ok', changes: { users: { created: 3 } } })
    await receiver.received(1)
    await first.close()

    receiver.answerWith(() => ({ kind: 'status', status: 204 }))
    const second = start()
    expect(deliveries(second)).toMatchObject([{ state: 'pending', attempts: 0 }])
    await second.outgoing.settle({ slugs: ['corp'], withinMs: 30_000, signal })
    expect(deliveries(second)).toMatchObject([{ state: 'delivered' }])
    await second.close()
    const keys = receiver.messages.map(({ headers }) => headers['idempotency-key'])
    expect([keys.length, new Set(keys).size]).toEqual([2, 1])
  } finally {
    await receiver.stop()
    await directory.stop()
    rmSync(dataFolder, { recursive: true, force: true })
  }
})
