import { describe, expect, it } from 'vitest'
import { buildStore } from './build-store.ts'
import { findPeople, findPersonById, listPersonConnections } from './find-person.ts'
import { listPasswordChanges, recordPasswordChange } from './password-change-store.ts'
import {
  dropSignInHash,
  findSignInAttempts,
  findSignInHash,
  listSignInHashHolders,
  saveSignInAttempts,
  saveSignInHash,
} from './sign-in-store.ts'

const at = '2026-01-05T08:00:00.000Z'

describe('findPeople', () => {
  const { db, addUser } = buildStore()
  addUser('Jane', { email: 'Jane.Doe@corp.test', attributes: { upn: 'JDoe@corp.test' } })
  addUser('adm-jane', { email: 'jane.doe@corp.test' })
  addUser('shared@corp.test', { email: 'elsewhere@corp.test' })
  addUser('bob', { email: 'shared@corp.test', attributes: { userPrincipalName: 'bob%_!@corp.test' } })
  addUser('gone', { email: 'gone@corp.test', state: 'deleted' })
  const names = (typed: string): readonly string[] => findPeople(db, typed).map(({ username }) => username)

  it.each([
    ['JANE', ['Jane']],
    [' jane ', ['Jane']],
    ['jdoe@CORP.test', ['Jane']],
    ['bob%_!@corp.test', ['bob']],
    ['BOB%_!@corp.test', ['bob']],
    ['ELSEWHERE@corp.test', ['shared@corp.test']],
  ])('finds %j by username, UPN or address, in any case', (typed, found) => {
    expect(names(typed)).toEqual(found)
  })

  it('finds everybody with an address, so that nobody is taken for another', () => {
    expect(names('jane.doe@corp.test')).toEqual(['adm-jane', 'Jane'])
  })

  it('takes a username before the address of somebody else', () => {
    expect(names('shared@corp.test')).toEqual(['shared@corp.test'])
  })

  it.each(['', '  ', '%', 'j%', 'jdoe', 'corp.test', 'gone', 'gone@corp.test'])(
    'finds nobody by %j',
    (typed) => {
      expect(names(typed)).toEqual([])
    },
  )
})

it('lists connections with the present and newest first, none of a removed source', () => {
  const { db, addSource, addUser, connect } = buildStore()
  const [lab, old] = [addSource('lab'), addSource('old')]
  const jane = addUser('jane')
  connect('user', jane, { dn: 'uid=jane,o=corp', state: 'suspect' })
  connect('user', jane, { dn: 'uid=jane,o=lab', sourceId: lab })
  connect('user', jane, { dn: 'uid=jane,o=old', sourceId: old })
  db.run('UPDATE sources SET removed_at = :at WHERE id = :old', { at, old })
  db.run('UPDATE user_connections SET last_updated = :at WHERE source_id = 1', { at })
  expect(listPersonConnections(db, jane).map(({ slug, state, dn }) => [slug, state, dn])).toEqual([
    ['lab', 'present', 'uid=jane,o=lab'],
    ['corp', 'suspect', 'uid=jane,o=corp'],
  ])
})

it('keeps one hash and the attempts of a person, and both go with the person', () => {
  const { db, addUser } = buildStore()
  const userId = addUser('jane')
  const hash = {
    userId,
    sourceId: 1,
    cost: 2,
    blockSize: 8,
    parallelization: 1,
    salt: Buffer.from('salt'),
    hash: Buffer.from('first'),
    madeAt: at,
  }
  saveSignInHash(db, hash)
  saveSignInHash(db, { ...hash, hash: Buffer.from('second') })
  expect(findSignInHash(db, userId)).toEqual({ ...hash, hash: Buffer.from('second') })
  expect(listSignInHashHolders(db, 'corp')).toEqual([userId])
  expect(listSignInHashHolders(db, 'lab')).toEqual([])
  dropSignInHash(db, userId)
  expect(findSignInHash(db, userId)).toBeUndefined()

  saveSignInAttempts(db, userId, { failures: 2, lastFailedAt: at })
  expect(findSignInAttempts(db, userId)).toEqual({ failures: 2, lastFailedAt: at })
  saveSignInAttempts(db, userId, undefined)
  expect(findSignInAttempts(db, userId)).toBeUndefined()

  saveSignInHash(db, hash)
  db.run('DELETE FROM users WHERE id = :userId', { userId })
  expect([findSignInHash(db, userId), findPersonById(db, userId)]).toEqual([undefined, undefined])
})

it('lists changes of a password, the newest first', () => {
  const { db, addUser } = buildStore()
  const userId = addUser('jane')
  const change = {
    userId,
    sourceId: 1,
    changedAt: at,
    changedBy: 'command line',
    dn: 'uid=jane',
    server: 'ldaps://corp.test',
    method: 'password-modify',
    outcome: 'verified',
    reason: null,
  } as const
  recordPasswordChange(db, change)
  recordPasswordChange(db, { ...change, outcome: 'refused', reason: 'too short' })
  expect(listPasswordChanges(db, userId).map(({ source, outcome }) => [source, outcome])).toEqual([
    ['corp', 'refused'],
    ['corp', 'verified'],
  ])
})
