import { describe, expect, it } from 'vitest'
import { decodePasswordRefusal } from './password-refusals.ts'

const decode = (resultCode: number, serverMessage = '', policyError?: number) =>
  decodePasswordRefusal({ resultCode, serverMessage, policyError })

describe('decodePasswordRefusal', () => {
  it.each([
    [
      19,
      '0000052D: Constraint violation - check_password_restrictions: the password is too short.',
      'password',
    ],
    [53, '0000052D: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0', 'password'],
    [53, '0000001F: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0', 'other'],
    [50, '00000005: SecErr: DSID-031A11ED, problem 4003 (INSUFF_ACCESS_RIGHTS), data 0', 'rights'],
    [50, '', 'rights'],
    [19, 'invalid password syntax - password must be at least 8 characters long', 'password'],
    [53, '', 'other'],
    [80, 'something new', 'other'],
  ])('takes result %i "%s" for a matter of %s', (code, text, kind) => {
    expect(decode(code, text)).toMatchObject({ kind, words: expect.stringMatching(/^[a-z].+[^.]$/) })
  })

  it.each([
    [3, 'rights'],
    [4, 'rights'],
    [5, 'password'],
    [6, 'password'],
    [7, 'password'],
    [8, 'password'],
  ])('believes error %i of the password policy control', (error, kind) => {
    expect(decode(53, 'unwilling', error).kind).toBe(kind)
  })
})
