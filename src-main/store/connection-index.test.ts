import { describe, expect, it } from 'vitest'

import { preparedText } from '../../src-shared/ldap-syntax/string-preparation.ts'
import { buildStore } from './build-store.ts'
import { loadConnectionIndex } from './connection-index.ts'
import type { WritableDb } from './database-handle.ts'

const now = '2026-11-23T12:00:00.000Z'
const load = (db: WritableDb, sourceId = 1) => loadConnectionIndex(db, 'user', { sourceId, now })

const storeWith = (...names: readonly string[]) => {
  const built = buildStore()
  for (const name of names) built.connect('user', built.addUser(name), { dn: name })
  return built
}

describe('the connection index', () => {
  it('tells who is known, who is new and who came before', () => {
    const index = load(storeWith('ada', 'bob').db)
    const ada = index.claim('ada')
    expect(ada).toBe(0)
    expect([index.claim('eve'), index.claim('eve'), index.claim('ada')]).toEqual([
      'new',
      'duplicate',
      'duplicate',
    ])
    expect(index.unclaimed()).toEqual([2])
    expect([index.connectionIdAt(0), index.objectIdAt(0), index.liveCount]).toEqual([1, 1, 2])
  })

  it('takes nobody for missing who is deleted already', () => {
    const { db, addUser, connect } = storeWith('ada')
    connect('user', addUser('old', { state: 'deleted' }), { dn: 'old', state: 'deleted' })
    const index = load(db)
    expect([index.liveCount, index.unclaimed()]).toEqual([1, [1]])
    expect(index.claim('old')).toBe(1)
    expect(index.isSettled(1)).toBe(false)
  })

  it('knows a hash again, and none of a row that is to be looked at again', () => {
    const { db } = storeWith('ada', 'bob')
    const hash = Buffer.alloc(32, 7)
    db.run(`UPDATE user_connections SET entry_hash = :hash WHERE id = 1`, { hash })
    db.run(`UPDATE user_connections SET entry_hash = x'' WHERE id = 2`)
    const index = load(db)
    expect([index.isSameHash(0, hash), index.isSameHash(0, Buffer.alloc(32, 8))]).toEqual([true, false])
    expect(index.isSameHash(1, hash)).toBe(false)
  })

  it('is not settled about somebody of whom a date has passed', () => {
    const { db } = storeWith('ada', 'bob')
    db.run(`UPDATE user_connections SET recheck_at = '2026-11-23T12:00:00.000Z' WHERE id = 1`)
    db.run(`UPDATE user_connections SET recheck_at = '2026-11-23T12:00:00.001Z' WHERE id = 2`)
    const index = load(db)
    expect([index.isSettled(0), index.isSettled(1)]).toEqual([false, true])
  })

  it('finds who is spelt anew among those whom nobody claimed', () => {
    const index = load(storeWith('Ada', 'bob', 'cyd').db)
    const find = (...identifiers: readonly string[]) => index.findRespelt(identifiers, preparedText)
    expect([find('ADA'), find('BOB'), find('new', 'cyd'), find('eve')]).toEqual([0, 1, 2, undefined])
    index.claim('Ada')
    index.claimRow(1)
    expect([find('ADA'), find('BOB')]).toEqual([undefined, undefined])
    expect(index.unclaimed()).toEqual([3])
  })

  it.each([
    ['a source that is nearly all there is', 1],
    ['a small source beside a large one', 2],
  ])('holds every row of %s', (_which, sourceId) => {
    const built = storeWith(...Array.from({ length: 2500 }, (_, index) => `u${index}`))
    const other = built.addSource('other')
    for (const id of [7, 2400]) built.connect('user', id, { dn: `other${id}`, sourceId: other })
    expect(other).toBe(2)
    const index = load(built.db, sourceId)
    const expected = built.db.all<{ id: number; userId: number; identifier: string }>(
      `SELECT id, user_id AS userId, identifier FROM user_connections WHERE source_id = :sourceId ORDER BY id`,
      { sourceId },
    )
    expect(index.liveCount).toBe(expected.length)
    const claimed = expected.map(({ identifier }) => Number(index.claim(identifier)))
    expect(claimed.map((at) => [index.connectionIdAt(at), index.objectIdAt(at)])).toEqual(
      expected.map(({ id, userId }) => [id, userId]),
    )
    expect(index.unclaimed()).toEqual([])
  })
})
