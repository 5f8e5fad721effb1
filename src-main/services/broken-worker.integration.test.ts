// A worker thread that dies under a run, as an out-of-memory would make it.
import { createServer, type AddressInfo } from 'node:net'
import type { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWindowTestWorld, type WindowTestWorld } from './window/window-test-world.ts'
import type { RunEvent } from './watched-sync-service.ts'

let world: WindowTestWorld
const workers: Worker[] = []
// Lists are read in a thread of their own, which is not meant here.
const keepWorker = (worker: Worker): void => {
  if (worker.threadName === 'sync') workers.push(worker)
}
// Takes connections and never says a word, so that a run goes on until something ends it.
const silent = createServer(() => {})

beforeEach(async () => {
  process.on('worker', keepWorker)
  world = await openWindowTestWorld()
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  process.off('worker', keepWorker)
  workers.length = 0
  await world.close()
  silent.close()
})

const manual = { dryRun: false, full: false, trigger: 'manual' } as const

const addSilentSource = async (slug: string): Promise<void> => {
  // What listens on a port has an address of this shape.
  const { port } = silent.address() as AddressInfo
  await world.services.sources.apply({
    name: slug,
    slug,
    serverUri: `ldap://127.0.0.1:${port}`,
    allowClearText: true,
    baseDn: 'dc=silent',
    syncGroups: false,
    userPropertyMappings: ['OpenLDAP: uid'],
  })
}

describe('a worker that dies', () => {
  it('leaves a run that says so, nothing half-written, and a source that can be synced again', async () => {
    const { services } = world
    const events: RunEvent[] = []
    services.sync.onEvent((event) => events.push(event))
    await addSilentSource('silent')
    const first = await services.sync.begin('silent', manual)
    expect(workers).toHaveLength(1)
    await workers[0]?.terminate()
    await expect
      .poll(() => events)
      .toContainEqual(expect.objectContaining({ kind: 'broken', source: 'silent' }))
    expect(services.query.run(first)).toMatchObject({
      status: 'interrupted',
      failure: { code: 'sync.interrupted' },
    })
    expect(services.sync.running()).toEqual([])

    const second = await services.sync.begin('silent', manual)
    expect(workers).toHaveLength(2)
    expect(services.sync.cancel(second)).toBe(true)
    await expect.poll(() => services.query.run(second).status).toBe('cancelled')
  })

  it('does not take the work of its successor with it', async () => {
    const { services } = world
    const events: RunEvent[] = []
    services.sync.onEvent((event) => events.push(event))
    await addSilentSource('first')
    await addSilentSource('second')
    await services.sync.begin('first', manual)
    // An uncaught error is told before the thread has ended.
    workers[0]?.emit('error', new Error('out of memory'))
    await expect
      .poll(() => events)
      .toContainEqual(expect.objectContaining({ kind: 'broken', source: 'first' }))
    const second = await services.sync.begin('second', manual)
    await workers[0]?.terminate()
    expect(services.sync.running()).toMatchObject([{ source: 'second' }])
    expect(services.sync.cancel(second)).toBe(true)
    await expect.poll(() => services.query.run(second).status).toBe('cancelled')
  })
})
