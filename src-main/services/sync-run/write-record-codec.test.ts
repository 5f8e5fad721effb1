import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WriteRecord } from '../../../src-shared/domain/sync-plan.ts'
import { packRecord, readPacked, writePacked } from './write-record-codec.ts'

const text = fc.string({ unit: 'grapheme' })
const textOrNull = fc.option(text, { nil: null })

const columns = {
  kind: fc.constant('write' as const),
  change: fc.constantFrom('created', 'restored', 'linked', 'updated', 'refreshed'),
  ref: fc.integer(),
  connectionId: fc.option(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), { nil: null }),
  identifier: text,
  dn: text,
  dnKey: text,
  memberKey: textOrNull,
  sid: textOrNull,
  labelKey: text,
  isActiveReason: text,
  attributes: text,
  provided: text,
  recheckAt: textOrNull,
  basedOn: textOrNull,
} as const

const users = fc.record({
  ...columns,
  object: fc.constant('user' as const),
  fields: fc.record({ name: text, username: text, email: text, path: text, isActive: fc.boolean() }),
})
const groups = fc.record({
  ...columns,
  object: fc.constant('group' as const),
  fields: fc.record({ name: text }),
})

const through = (record: WriteRecord): WriteRecord => {
  const packed = packRecord(record)
  const buffer = Buffer.alloc(packed.mostBytes + 7, 0xff)
  return readPacked(buffer, 7, writePacked(packed, buffer, 7))
}

describe('a packed record', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.oneof(users, groups), (record) => {
        expect(through(record)).toEqual(record)
      }),
    )
  })

  it('keeps the changes of an update', () => {
    const [sample] = fc.sample(users, 1)
    if (sample === undefined) throw new Error('a sample was asked for')
    const record = {
      ...sample,
      changes: { email: ['a@b', 'c@d'], 'attributes.x': [null, [1, 'é']] },
    } as const
    expect(through(record)).toEqual(record)
  })
})
