// What a person gives up is given up on the server too: against a directory whose entries trickle.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { SourceDraft } from '../../src-shared/contract/source-calls.ts'
import { startDemoDirectory, type DemoDirectory } from '../demo-directory/start-demo-directory.ts'
import { openApiTestWorld, type ApiTestWorld } from './api-test-world.ts'

let world: ApiTestWorld
let directory: DemoDirectory
beforeAll(async () => {
  world = await openApiTestWorld()
  directory = await startDemoDirectory()
})
afterAll(async () => {
  await directory.stop()
  await world.close()
})
afterEach(() => directory.setFaults([]))

const keep = { kind: 'keep' } as const
const draft = (): SourceDraft => ({
  editing: null,
  source: {
    name: 'Corp',
    slug: 'corp',
    serverUri: [directory.uri],
    baseDn: directory.baseDn,
    bindCn: directory.bindDn,
    userObjectFilter: '(objectClass=inetOrgPerson)',
  },
  bindPassword: { kind: 'set', value: directory.bindPassword },
  clientKey: keep,
  webhookSecret: keep,
})
const questions = {
  'sources.countMatches': () => ({ draft: draft(), object: 'user' }),
  'sources.browse': () => ({ draft: draft(), dn: `ou=people,${directory.baseDn}` }),
} as const

const openConnections = (): number => directory.statistics().connections.open
const openSearches = (): number => directory.statistics().searches

describe.each(['sources.countMatches', 'sources.browse'] as const)('%s', (name) => {
  it('ends its search on the server as soon as it is cancelled', async () => {
    // Two minutes for everybody: nothing ends here by itself.
    directory.setFaults([{ kind: 'slow', entriesPerSecond: 2 }])
    const answer = world.ask(name, questions[name](), 501)
    await expect.poll(openSearches).toBe(1)
    world.api.cancel(1, 501)
    expect(await answer).toMatchObject({ ok: false, failure: { code: 'sync.cancelled' } })
    await expect.poll(openSearches).toBe(0)
    await expect.poll(openConnections).toBe(0)
  })

  it('ends also while the server does not even answer the bind', async () => {
    directory.setFaults([{ kind: 'stall', on: 'bind' }])
    const answer = world.ask(name, questions[name](), 502)
    await expect.poll(openConnections).toBe(1)
    world.api.cancel(1, 502)
    expect(await answer).toMatchObject({ ok: false, failure: { code: 'sync.cancelled' } })
    await expect.poll(openConnections).toBe(0)
  })

  it('ends when the page is gone', async () => {
    directory.setFaults([{ kind: 'slow', entriesPerSecond: 2 }])
    const answer = world.ask(name, questions[name](), 503)
    await expect.poll(openSearches).toBe(1)
    world.api.cancelAll(1)
    expect(await answer).toMatchObject({ ok: false, failure: { code: 'sync.cancelled' } })
    await expect.poll(openConnections).toBe(0)
  })
})
