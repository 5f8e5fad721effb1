import { describe, expect, it } from 'vitest'
import { activeDirectoryReason } from './active-directory-reasons.ts'
import { resultError } from './directory-errors.ts'

const context = { uri: 'ldap://dc', request: 'search', baseDn: 'dc=x' }

describe('a result that is not success', () => {
  it.each([
    [4, 'directory.limit-exceeded'],
    [3, 'directory.limit-exceeded'],
    [11, 'directory.limit-exceeded'],
    [10, 'directory.referral'],
    [32, 'directory.no-such-base'],
    [49, 'directory.credentials-rejected'],
    [50, 'directory.insufficient-access'],
    [51, 'directory.refused'],
    [53, 'directory.refused'],
    [4096, 'directory.refused'],
  ])('%i becomes %s', (code, expected) => {
    expect(resultError({ code, serverMessage: 'words' }, context)).toMatchObject({
      code: expected,
      message: expect.stringContaining('The server said: words'),
      details: { ...context, resultCode: code, serverMessage: 'words' },
    })
  })

  it('is a missing right when Active Directory wants a bind first', () => {
    const serverMessage =
      '000004DC: LdapErr: DSID-0C0907E1, comment: In order to perform this operation a successful bind must be completed on the connection., data 0, v2580\u0000'
    const error = resultError({ code: 1, serverMessage }, context)
    expect(error.code).toBe('directory.insufficient-access')
    expect(error.message).not.toContain('\u0000')
  })

  it('does not repeat a message without end', () => {
    expect(resultError({ code: 53, serverMessage: 'x'.repeat(10_000) }, context).message.length).toBeLessThan(
      800,
    )
  })
})

describe("Active Directory's bind errors", () => {
  it.each([
    ['52e', 'password is wrong'],
    ['530', 'at this time'],
    ['531', 'this computer'],
    ['532', 'password has expired'],
    ['533', 'disabled'],
    ['701', 'account has expired'],
    ['773', 'must be changed'],
    ['775', 'locked'],
  ])('data %s means that %s', (code, words) => {
    const message = `80090308: LdapErr: DSID-0C090439, comment: AcceptSecurityContext error, data ${code}, v4563`
    expect(activeDirectoryReason(message)).toMatchObject({ code, reason: expect.stringContaining(words) })
  })

  it('are not guessed from other messages', () => {
    expect(activeDirectoryReason('Invalid credentials')).toBeUndefined()
    expect(activeDirectoryReason('data 999')).toBeUndefined()
  })
})
