// Sign-in checks and new passwords as the window asks for them, on the embedded directory.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findTextInFiles } from '../store/find-text-in-files.ts'
import { openApiTestWorld, type ApiTestWorld } from './api-test-world.ts'

let world: ApiTestWorld

beforeAll(async () => {
  world = await openApiTestWorld()
  const { runId } = await world.call('demo.start', undefined)
  await world.eventually((event) => event.kind === 'run.finished' && event.runId === runId)
})
afterAll(() => world.close())

it('checks a sign-in and sets a password, and says neither', async () => {
  const { items } = await world.call('people.list', { search: '@', active: true, limit: 50 })
  const id = items.find(({ email }) => email !== '')?.id ?? 0
  const password = 'Sommer-Regen-17'
  expect(await world.call('people.checkSignIn', { id, password })).toMatchObject({
    ok: false,
    refusal: 'wrong-password',
  })
  expect(await world.ask('people.setPassword', { id, password })).toMatchObject({
    ok: false,
    failure: { code: 'input.invalid' },
  })
  const { source } = await world.call('sources.get', 'demo')
  const keep = { kind: 'keep' } as const
  const draft = { editing: 'demo', source: { ...source, syncUsersPassword: true } }
  await world.call('sources.save', { ...draft, bindPassword: keep, clientKey: keep, webhookSecret: keep })
  expect(await world.call('people.setPassword', { id, password })).toMatchObject({
    changed: true,
    verified: true,
    source: 'demo',
  })
  expect(await world.call('people.checkSignIn', { id, password })).toMatchObject({
    ok: true,
    source: 'demo',
  })
  expect(JSON.stringify([world.answers, world.events, world.faults])).not.toContain(password)
  expect(await world.ask('people.checkSignIn', { id: 4711, password })).toMatchObject({ ok: false })
  await world.shutDown()
  expect(findTextInFiles(world.dataFolder, password)).toEqual([])
})
