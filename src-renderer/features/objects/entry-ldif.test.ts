import { describe, expect, it } from 'vitest'
import { entryLdif } from './entry-ldif.ts'

describe('entryLdif', () => {
  it('writes text as it is and bytes as base64', () => {
    const ldif = entryLdif({
      dn: 'uid=ada,dc=x',
      attributes: [
        { name: 'cn', values: ['Ada', 'Zoë'], isBinary: false },
        { name: 'objectGUID', values: ['base64:AAH/'], isBinary: true },
      ],
    })
    expect(ldif).toBe('version: 1\n\ndn: uid=ada,dc=x\ncn: Ada\ncn:: Wm/Dqw==\nobjectGUID:: AAH/\n\n')
  })

  it('lets no value start a line of its own', () => {
    const ldif = entryLdif({
      dn: 'uid=x',
      attributes: [{ name: 'cn', values: ['a\ndn: uid=y'], isBinary: false }],
    })
    expect(ldif).not.toContain('\ndn: uid=y')
  })
})
