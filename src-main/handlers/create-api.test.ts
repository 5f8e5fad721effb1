import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApiTestWorld, type ApiTestWorld } from './api-test-world.ts'
import { createApi } from './create-api.ts'

let world: ApiTestWorld
beforeEach(async () => {
  world = await openApiTestWorld()
})
afterEach(() => world.close())

const draft = (serverUri: string) => ({
  editing: null,
  source: { name: 'Corp', slug: 'corp', serverUri: [serverUri], baseDn: 'dc=corp', allowClearText: true },
  bindPassword: { kind: 'keep' },
  clientKey: { kind: 'keep' },
  webhookSecret: { kind: 'keep' },
})

describe('createApi', () => {
  it.each(['nothing', 'sources', '', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 7, null, {}])(
    'knows no call named %j',
    async (name) => {
      const answer = await world.api.invoke({ caller: 1, id: 1, name, input: undefined })
      expect(answer).toMatchObject({ ok: false, failure: { code: 'input.invalid' } })
    },
  )

  it.each([
    ['sources.get', 5],
    ['sources.get', undefined],
    ['people.list', { limit: 100_000 }],
    ['people.list', { limit: 1, sort: 'username; DROP TABLE users' }],
    ['people.list', { limit: 1, unknown: true }],
    ['runs.get', '1'],
    ['settings.save', { theme: 'pink' }],
    ['configuration.apply', { path: '/etc/passwd' }],
    ['sources.save', { ...draft('ldap://x'), bindPassword: { kind: 'set', value: '' } }],
  ])('refuses %s with %j and says where it is wrong', async (name, input) => {
    const answer = await world.ask(name, input)
    expect(answer).toMatchObject({
      ok: false,
      failure: { code: 'input.invalid', details: { problems: expect.arrayContaining([expect.anything()]) } },
    })
    expect(world.faults).toEqual([])
  })

  it('envelopes a failure with its code, so that the page can tell what to do', async () => {
    expect(await world.ask('sources.get', 'nobody')).toMatchObject({
      ok: false,
      failure: { code: 'object.not-found', message: 'There is no source "nobody".' },
    })
    expect(world.faults).toEqual([])
  })

  it('cancels a call that waits, and only that one', async () => {
    const silent = createServer(() => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    // A listening server on a port has an address of this shape.
    const { port } = silent.address() as AddressInfo
    try {
      const started = performance.now()
      const waiting = world.ask('sources.check', draft(`ldap://127.0.0.1:${port}`), 77)
      await new Promise((resolve) => setTimeout(resolve, 200))
      world.api.cancel(2, 77)
      world.api.cancel(1, 78)
      expect(await world.call('sources.list', undefined)).toEqual([])
      world.api.cancel(1, 77)
      expect(await waiting).toMatchObject({ ok: false, failure: { code: 'sync.cancelled' } })
      expect(performance.now() - started).toBeLessThan(5000)
    } finally {
      silent.close()
    }
  })

  it('cancels everything that a page asked for when the page is gone', async () => {
    const silent = createServer(() => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as AddressInfo
    try {
      const waiting = [1, 2].map((id) => world.ask('sources.check', draft(`ldap://127.0.0.1:${port}`), id))
      await new Promise((resolve) => setTimeout(resolve, 200))
      world.api.cancelAll(1)
      for (const answer of await Promise.all(waiting))
        expect(answer).toMatchObject({ ok: false, failure: { code: 'sync.cancelled' } })
    } finally {
      silent.close()
    }
  })

  it('takes an answer that is not in the contract for a fault of ours, and keeps its values back', async () => {
    const faults: string[] = []
    const api = createApi({
      services: world.services,
      windowServices: {
        ...world.windowServices,
        // Broken on purpose: the type says otherwise.
        overview: { ...world.windowServices.overview, list: () => [{ slug: 'pearl' }] as never },
      },
      // Nothing asked here touches the desktop.
      shell: {} as never,
      announce: () => {},
      tell: () => {},
      checksAnswers: true,
      onDone: () => {},
      onFault: (name) => void faults.push(name),
    })
    const answer = await api.invoke({ caller: 1, id: 1, name: 'sources.list', input: undefined })
    expect(answer).toMatchObject({ ok: false, failure: { code: 'internal' } })
    expect(JSON.stringify(answer)).not.toContain('pearl')
    expect(faults).toEqual(['sources.list'])
  })
})
