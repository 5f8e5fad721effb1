import { fork, type ChildProcess } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { DemoDirectory } from '../../demo-directory/start-demo-directory.ts'
import { createSyncWorld, type SyncWorld } from './sync-test-world.ts'
import { crowd, sourceFor, startTestDirectory } from './test-directory.ts'

const people = 300
let directory: DemoDirectory
let world: SyncWorld
const children: ChildProcess[] = []

beforeEach(async () => {
  directory = await startTestDirectory(crowd(people))
  world = createSyncWorld()
  await world.saveSource(
    { ...sourceFor(directory), pageSize: 10, receiveTimeoutSeconds: 30 },
    directory.bindPassword,
  )
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await world.close()
  await directory.stop()
})

/** Another process that syncs the same data folder; it tells every phase it comes to. */
const startOther = (): ChildProcess => {
  const child = fork(new URL('./sync-test-process.ts', import.meta.url), [world.dataFolder], {
    env: { ...process.env, TEST_BIND_PASSWORD: directory.bindPassword },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  children.push(child)
  return child
}

const messageOf = (child: ChildProcess, wanted: string): Promise<void> =>
  new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if (message === wanted) resolve()
    })
    child.once('exit', () => reject(new Error(`the process ended before it said "${wanted}"`)))
  })

const killed = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.removeAllListeners('exit')
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })

describe('a process killed in the middle of a run (F24)', () => {
  it.each(['users', 'groups'])(
    'while it reads %s leaves the last state and a run marked interrupted',
    async (phase) => {
      if (phase === 'groups') await world.sync('corp')
      const before = world.people()
      directory.setFaults([{ kind: 'slow', entriesPerSecond: phase === 'users' ? 40 : 1000 }])
      const child = startOther()
      await messageOf(child, phase)
      await killed(child)
      directory.setFaults([])
      expect(world.people()).toEqual(before)
      const run = await world.sync('corp')
      expect(run.status).toBe('ok')
      expect(world.people()).toHaveLength(people)
      const statuses = world.db.all<{ status: string }>(`SELECT status FROM runs ORDER BY id`)
      expect(statuses.map(({ status }) => status)).toContain('interrupted')
      expect(readdirSync(join(world.dataFolder, 'plans'))).toEqual([])
    },
  )

  it('at any moment of the whole run leaves all of it or nothing', async () => {
    for (let attempt = 0; attempt < 6; attempt++) {
      const child = startOther()
      await messageOf(child, 'connect')
      await new Promise((resolve) => setTimeout(resolve, attempt * 25))
      await killed(child)
      expect([0, people]).toContain(world.people().length)
      expect(world.db.all('PRAGMA foreign_key_check')).toEqual([])
      expect(world.db.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
    }
    expect(await world.sync('corp')).toMatchObject({ status: 'ok' })
    expect(world.people()).toHaveLength(people)
  })
})

describe('two processes that sync one source', () => {
  it('do not run at once: the second hears who holds it and since when (F20)', async () => {
    directory.setFaults([{ kind: 'slow', entriesPerSecond: 40 }])
    const child = startOther()
    await messageOf(child, 'users')
    await expect(world.sync('corp')).rejects.toMatchObject({
      code: 'sync.already-running',
      message: expect.stringContaining('other process'),
    })
    await killed(child)
    directory.setFaults([])
    expect(await world.sync('corp')).toMatchObject({ status: 'ok' })
    expect(existsSync(join(world.dataFolder, 'plans'))).toBe(true)
  })
})
