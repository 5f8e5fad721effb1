import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSlapd, type Slapd } from '../../e2e/servers/slapd.ts'
import type { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import { connectionSettings } from './connection-settings.builder.ts'
import { createPool, type PoolOptions } from './connection-pool.ts'
import type { DirectoryPool } from './directory-client.ts'

const base = 'dc=rollcall,dc=test'
const signal = AbortSignal.timeout(120_000)
const closedPort = 'ldap://127.0.0.1:1'

describe('the connection pool', () => {
  let first: Slapd
  let second: Slapd
  let pools: DirectoryPool[] = []
  beforeAll(async () => {
    first = await startSlapd()
    second = await startSlapd()
  })
  afterAll(async () => {
    for (const pool of pools) await pool.close()
    pools = []
    await first.stop()
    await second.stop()
  })

  const poolOf = (
    source: Partial<LdapSource>,
    options: PoolOptions = {},
    password?: string,
  ): DirectoryPool => {
    const settings = connectionSettings(
      { bindCn: first.readerDn, ...source },
      password ?? first.readerPassword,
    )
    const pool = createPool(settings, { roundPauseMs: 1, ...options })
    pools.push(pool)
    return pool
  }

  it('goes to the next server when the first does not answer', async () => {
    const pool = poolOf({ serverUri: [closedPort, second.uri], poolStrategy: 'ordered' })
    expect(await serverOf(pool)).toBe(second.uri)
  })

  it('reuses a connection', async () => {
    const counter = await countingProxy(first.uri)
    const pool = poolOf({ serverUri: [counter.uri] })
    await serverOf(pool)
    await serverOf(pool)
    expect(counter.connections()).toBe(1)
    counter.stop()
  })

  it('opens at most four connections and lets further callers wait', async () => {
    const counter = await countingProxy(first.uri)
    const pool = poolOf({ serverUri: [counter.uri] })
    const uris = await Promise.all(
      Array.from({ length: 12 }, () =>
        pool.withConnection(async (connection) => {
          await new Promise((resolve) => setTimeout(resolve, 20))
          return connection.facts.uri
        }, signal),
      ),
    )
    expect(uris).toHaveLength(12)
    expect(counter.connections()).toBe(4)
    counter.stop()
  })

  it('does not reuse a connection whose work failed', async () => {
    const counter = await countingProxy(first.uri)
    const pool = poolOf({ serverUri: [counter.uri] })
    await expect(pool.withConnection(() => Promise.reject(new Error('broken')), signal)).rejects.toThrow(
      'broken',
    )
    await serverOf(pool)
    expect(counter.connections()).toBe(2)
    counter.stop()
  })

  it('does not hand out a connection that died while it was idle', async () => {
    const counter = await countingProxy(first.uri)
    const pool = poolOf({ serverUri: [counter.uri] }, { healthCheckAfterMs: 0 })
    await serverOf(pool)
    counter.dropAll()
    expect(await serverOf(pool)).toBe(counter.uri)
    expect(counter.connections()).toBe(2)
    counter.stop()
  })

  it('closes what is idle for too long', async () => {
    const counter = await countingProxy(first.uri)
    const pool = poolOf({ serverUri: [counter.uri] }, { idleMs: 20 })
    await serverOf(pool)
    await expect.poll(() => counter.open()).toBe(0)
    counter.stop()
  })

  it('returns to the first server in ordered mode once it is back and rested', async () => {
    let time = 0
    const pool = poolOf(
      { serverUri: [first.uri, second.uri], poolStrategy: 'ordered' },
      { now: () => time, restMs: 1000 },
    )
    expect(await serverOf(pool)).toBe(first.uri)
    await first.halt()
    expect(await serverOf(pool)).toBe(second.uri)
    await first.start()
    expect(await serverOf(pool)).toBe(second.uri)
    time += 1001
    expect(await serverOf(pool)).toBe(first.uri)
  })

  it('tries a server again in later rounds', async () => {
    await first.halt()
    const pool = poolOf({ serverUri: [first.uri] }, { roundPauseMs: 100 })
    const connecting = serverOf(pool)
    await first.start()
    expect(await connecting).toBe(first.uri)
  })

  it('does not try a rejected password on the next server', async () => {
    const counter = await countingProxy(second.uri)
    const pool = poolOf({ serverUri: [first.uri, counter.uri], poolStrategy: 'ordered' }, {}, 'wrong')
    await expect(serverOf(pool)).rejects.toMatchObject({ code: 'directory.credentials-rejected' })
    expect(counter.connections()).toBe(0)
    counter.stop()
  })

  it('names every server when none can be used', async () => {
    const pool = poolOf({ serverUri: [closedPort, 'ldap://127.0.0.1:2'] })
    await expect(serverOf(pool)).rejects.toMatchObject({
      code: 'directory.unreachable',
      details: {
        servers: expect.arrayContaining([
          expect.objectContaining({ uri: closedPort }),
          expect.objectContaining({ uri: 'ldap://127.0.0.1:2' }),
        ]),
      },
    })
  })

  it('lets go of a caller that is cancelled while waiting', async () => {
    const pool = poolOf({ serverUri: [first.uri] }, { mostConnections: 1 })
    const controller = new AbortController()
    await pool.withConnection(async () => {
      const waiting = pool.withConnection(() => Promise.resolve(), controller.signal)
      controller.abort()
      await expect(waiting).rejects.toMatchObject({ code: 'sync.cancelled' })
    }, signal)
    expect(await serverOf(pool)).toBe(first.uri)
  })

  it('cancels while it connects', async () => {
    const silent = createServer()
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as AddressInfo
    const pool = poolOf({ serverUri: [`ldap://127.0.0.1:${port}`] })
    const connecting = pool.withConnection(() => Promise.resolve(), AbortSignal.timeout(50))
    await expect(connecting).rejects.toMatchObject({ code: 'directory.timeout' })
    silent.close()
  })
})

const serverOf = (pool: DirectoryPool): Promise<string> =>
  pool.withConnection(async (connection) => {
    expect(await connection.readEntry(base, ['1.1'], signal)).toBeDefined()
    return connection.facts.uri
  }, signal)

interface CountingProxy {
  readonly uri: string
  readonly connections: () => number
  readonly open: () => number
  readonly dropAll: () => void
  readonly stop: () => void
}

/** Passes bytes on to a real server and counts the connections. */
const countingProxy = async (target: string): Promise<CountingProxy> => {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((client) => {
    connections += 1
    const upstream = connect(Number(port), hostname)
    sockets.add(client)
    client.on('close', () => {
      sockets.delete(client)
      upstream.destroy()
    })
    upstream.on('close', () => client.destroy())
    for (const socket of [client, upstream]) socket.on('error', () => undefined)
    client.pipe(upstream).pipe(client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const dropAll = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    // A listening TCP server's address is never a pipe name.
    uri: `ldap://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
    open: () => sockets.size,
    dropAll,
    stop: () => {
      dropAll()
      server.close()
    },
  }
}
