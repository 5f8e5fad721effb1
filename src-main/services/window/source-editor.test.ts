import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SourceDraft } from '../../../src-shared/contract/source-calls.ts'
import { openWindowTestWorld, type WindowTestWorld } from './window-test-world.ts'

let world: WindowTestWorld
beforeEach(async () => {
  world = await openWindowTestWorld()
})
afterEach(() => world.close())

const draft = (
  changes: Partial<SourceDraft> & { readonly fields?: Record<string, unknown> } = {},
): SourceDraft => {
  const { fields, ...rest } = changes
  return {
    editing: null,
    source: {
      name: 'Corp',
      slug: 'corp',
      serverUri: ['ldaps://dc1.corp.example'],
      baseDn: 'dc=corp,dc=example',
      bindCn: 'cn=reader,dc=corp,dc=example',
      syncUsers: false,
      syncGroups: false,
      ...fields,
    },
    bindPassword: { kind: 'keep' },
    clientKey: { kind: 'keep' },
    webhookSecret: { kind: 'keep' },
    ...rest,
  }
}
const password = { kind: 'set', value: 'first word' } as const
const editor = () => world.windowServices.editor
const places = async (slug: string) => (await editor().get(slug)).secrets.bindPassword

describe('saving a source', () => {
  it('names every problem and stores nothing, not even the password', async () => {
    const wrong = draft({ fields: { baseDn: 'nonsense', serverUri: ['http://x'] }, bindPassword: password })
    const outcome = await editor().save(wrong)
    expect(outcome).toMatchObject({
      kind: 'refused',
      problems: expect.arrayContaining([
        expect.objectContaining({ path: 'baseDn' }),
        expect.objectContaining({ path: 'serverUri[0]' }),
      ]),
    })
    expect(world.services.sources.list()).toEqual([])
    expect(world.keychain.size).toBe(0)
  })

  it('refuses a slug that is taken', async () => {
    await editor().save(draft())
    expect(await editor().save(draft())).toMatchObject({ kind: 'refused', problems: [{ path: 'slug' }] })
    await editor().save(draft({ fields: { slug: 'lab' } }))
    expect(await editor().save(draft({ editing: 'lab' }))).toMatchObject({
      kind: 'refused',
      problems: [{ path: 'slug' }],
    })
  })

  it('keeps, changes and clears the password as it is told', async () => {
    await editor().save(draft({ bindPassword: password }))
    expect(await places('corp')).toBe('keychain')
    await editor().save(draft({ editing: 'corp', fields: { name: 'Corporation' } }))
    expect(await places('corp')).toBe('keychain')
    await editor().save(draft({ editing: 'corp', bindPassword: { kind: 'clear' } }))
    expect(await places('corp')).toBe('none')
  })

  it('keeps, changes and clears the webhook secret as it is told, and asks for none because a server is new', async () => {
    const webhookSecret = async () => (await editor().get('corp')).secrets.webhookSecret
    await editor().save(draft({ webhookSecret: { kind: 'set', value: 'sesame and lilies' } }))
    expect(await webhookSecret()).toBe('keychain')
    const moved = draft({ editing: 'corp', fields: { serverUri: ['ldaps://dc2.corp.example'] } })
    expect(await editor().save(moved)).toMatchObject({ kind: 'saved' })
    expect(await webhookSecret()).toBe('keychain')
    expect([...world.keychain.values()].join()).toContain('sesame and lilies')
    expect(JSON.stringify(await editor().get('corp'))).not.toContain('sesame')
    await editor().save({ ...moved, webhookSecret: { kind: 'clear' } })
    expect(await webhookSecret()).toBe('none')
    expect([...world.keychain.values()].join()).not.toContain('sesame')
  })

  it('moves the password with the source to its new slug', async () => {
    await editor().save(draft({ bindPassword: password }))
    const renamed = await editor().save(draft({ editing: 'corp', fields: { slug: 'head-office' } }))
    expect(renamed).toMatchObject({ kind: 'saved', slug: 'head-office' })
    expect(await places('head-office')).toBe('keychain')
    expect([...world.keychain.values()].filter((value) => value.includes('first word'))).toHaveLength(1)
  })

  it('asks for the password again before it goes to another server, but not for another port', async () => {
    await editor().save(draft({ bindPassword: password }))
    const moved = draft({
      editing: 'corp',
      fields: { serverUri: ['ldaps://dc1.corp.example', 'ldaps://evil.example'] },
    })
    expect(await editor().save(moved)).toMatchObject({
      kind: 'refused',
      problems: [{ path: 'bindPassword' }],
    })
    expect(await editor().validate(moved)).toMatchObject({ problems: [{ path: 'bindPassword' }] })
    const otherPort = draft({ editing: 'corp', fields: { serverUri: ['ldaps://DC1.corp.example:3269'] } })
    expect(await editor().save(otherPort)).toMatchObject({ kind: 'saved' })
    expect(await editor().save({ ...moved, bindPassword: password })).toMatchObject({ kind: 'saved' })
  })

  it('leaves a pause until resumed as it is', async () => {
    await editor().save(draft())
    world.windowServices.pause('corp', null)
    await editor().save(draft({ editing: 'corp', fields: { name: 'Corporation' } }))
    expect(world.windowServices.overview.standings()[0]?.state).toBe('paused')
  })

  it('remembers what each save changed', async () => {
    await editor().save(draft())
    await editor().save(draft({ editing: 'corp', fields: { name: 'Corporation' } }))
    expect(editor().revisions('corp')).toMatchObject([
      { revision: 2, changed: { name: ['Corp', 'Corporation'] } },
      { revision: 1, changed: {} },
    ])
  })
})
