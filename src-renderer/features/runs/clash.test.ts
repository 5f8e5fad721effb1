import { describe, expect, it } from 'vitest'
import type { RunItem } from '../../../src-shared/domain/sync-run.ts'
import { clashOf } from './clash.ts'

const conflict: RunItem = {
  objectType: 'user',
  name: 'id-7',
  dn: 'uid=ada,dc=example',
  change: 'conflict',
  reason: 'The username "ada" belongs to another person ("ada").',
  fields: { username: [null, 'ada'] },
}

describe('clashOf', () => {
  it('finds the entry and the name of a new entry whose name is taken', () => {
    expect(clashOf(conflict)).toEqual({
      objectType: 'user',
      identifier: 'id-7',
      dn: 'uid=ada,dc=example',
      name: 'ada',
      code: 'sync.username-conflict',
    })
    expect(clashOf({ ...conflict, objectType: 'group', fields: { name: [null, 'staff'] } })).toMatchObject({
      name: 'staff',
      code: 'sync.name-conflict',
    })
  })

  it('finds nothing to connect where somebody who is there already was renamed', () => {
    expect(clashOf({ ...conflict, name: 'bob', fields: { username: ['bob', 'ada'] } })).toBeUndefined()
  })

  it('finds nothing in other changes, and in conflicts of runs before this version', () => {
    expect(clashOf({ ...conflict, change: 'updated' })).toBeUndefined()
    expect(clashOf({ ...conflict, fields: {} })).toBeUndefined()
  })
})
