import { describe, expect, it } from 'vitest'

import { matchObject, type Holder, type Holders, type MatchingMode } from './match-object.ts'
import { desiredGroup, desiredUser } from './test-objects.ts'

const other: Holder = { ref: 9, label: 'Ada', identifierHere: undefined }
const sibling: Holder = { ref: 9, label: 'Ada', identifierHere: 'id-2' }
const nobody: Holders = { byLabel: undefined, byEmail: undefined }
const match = (mode: MatchingMode, holders: Partial<Holders>, user = desiredUser()) =>
  matchObject(user, mode, { ...nobody, ...holders })

describe('matchObject', () => {
  it.each(['identifier', 'email_link', 'email_deny', 'username_link', 'username_deny'] as const)(
    'creates somebody whom nobody is like, in mode %s',
    (mode) => expect(match(mode, {})).toEqual({ kind: 'create' }),
  )

  it('never takes a username away from another person', () => {
    expect(match('identifier', { byLabel: other })).toMatchObject({
      kind: 'conflict',
      code: 'sync.username-conflict',
    })
    expect(match('email_link', { byLabel: other })).toMatchObject({ kind: 'conflict' })
  })

  it('links by username or by address, as the mode says', () => {
    expect(match('username_link', { byLabel: other })).toEqual({ kind: 'link', ref: 9 })
    expect(match('email_link', { byEmail: other })).toEqual({ kind: 'link', ref: 9 })
  })

  it('refuses by username or by address, as the mode says', () => {
    expect(match('username_deny', { byLabel: other }).kind).toBe('deny')
    expect(match('email_deny', { byEmail: other }).kind).toBe('deny')
  })

  it('refuses to compare an address that is not there', () => {
    expect(match('email_link', { byEmail: other }, desiredUser({ email: '' })).kind).toBe('deny')
  })

  it('does not tie two entries of one source to one person', () => {
    expect(match('username_link', { byLabel: sibling })).toMatchObject({
      kind: 'conflict',
      code: 'sync.match-refused',
    })
  })

  it('matches groups by name', () => {
    const holders = { ...nobody, byLabel: other }
    expect(matchObject(desiredGroup('staff'), 'name_link', holders)).toEqual({ kind: 'link', ref: 9 })
    expect(matchObject(desiredGroup('staff'), 'name_deny', holders).kind).toBe('deny')
    expect(matchObject(desiredGroup('staff'), 'identifier', holders)).toMatchObject({
      code: 'sync.name-conflict',
    })
  })
})
