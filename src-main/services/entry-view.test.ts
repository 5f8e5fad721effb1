import { describe, expect, it } from 'vitest'
import type { AttributeValue } from '../../src-shared/domain/directory-entry.ts'
import { viewEntry } from './entry-view.ts'

const view = (attributes: Readonly<Record<string, readonly AttributeValue[]>>) =>
  viewEntry({
    dn: 'cn=x',
    attributes: new Map(
      Object.entries(attributes).map(([name, values]) => [name.toLowerCase(), { name, values }]),
    ),
  })

describe('viewEntry', () => {
  it('shows times and intervals as they are, and beside that what they say', () => {
    expect(view({ cn: ['x'], accountExpires: ['130328640000000000'], maxPwdAge: ['-864000000000'] })).toEqual(
      {
        dn: 'cn=x',
        attributes: { cn: ['x'], accountExpires: ['130328640000000000'], maxPwdAge: ['-864000000000'] },
        readable: { accountExpires: ['2013-12-30T08:00:00.000Z'], maxPwdAge: ['86400 s'] },
      },
    )
  })

  it('says nothing beside what reads as it is, or as nothing', () => {
    expect(
      view({ nsAccountLock: ['TRUE'], pwdLastSet: ['soon'], jpegPhoto: [Uint8Array.of(1)] }).readable,
    ).toEqual({})
  })
})
