import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printLdifRecord } from './ldif.ts'

/** Reads one record as RFC 2849 says, with Node's own base64. */
const readRecord = (text: string): (readonly [string, Buffer])[] =>
  text
    .replaceAll('\n ', '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const colon = line.indexOf(':')
      const rest = line.slice(colon + 1)
      const value = rest.startsWith(':')
        ? Buffer.from(rest.slice(1).trim(), 'base64')
        : Buffer.from(rest.replace(/^ */, ''))
      return [line.slice(0, colon), value] as const
    })

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(...' :<\n\r\0#az'), maxLength: 6 }),
)
const values = fc.array(fc.oneof(text, fc.uint8Array({ maxLength: 200 })), { maxLength: 3 })
const attributes = fc.array(fc.tuple(fc.constantFrom('cn', 'jpegPhoto;binary', '2.5.4.3'), values), {
  maxLength: 3,
})

describe('printLdifRecord', () => {
  it('writes what a reader of RFC 2849 reads back', () => {
    fc.assert(
      fc.property(text, attributes, (dn, all) => {
        const expected = all.flatMap(([name, list]) =>
          list.map((value) => [name, Buffer.from(value)] as const),
        )
        expect(readRecord(printLdifRecord(dn, all))).toEqual([['dn', Buffer.from(dn)], ...expected])
      }),
    )
  })

  it('never writes a line longer than 76 characters or a character outside ASCII', () => {
    fc.assert(
      fc.property(text, attributes, (dn, all) => {
        for (const line of printLdifRecord(dn, all).split('\n')) expect(line).toMatch(/^[\x01-\x7f]{0,76}$/)
      }),
    )
  })

  it('writes the examples of RFC 2849', () => {
    const photo = Uint8Array.from(
      Buffer.from(
        'What a careful reader you are!  This value is base-64-encoded because it has a control character in it (a CR).\r  By the way, you should really get out more.',
      ),
    )
    expect(
      printLdifRecord('cn=Gern Jensen, ou=Product Testing, dc=airius, dc=com', [
        ['cn', ['Gern Jensen', 'Gern O Jensen']],
        ['description', [photo]],
        ['ou', ['営業部']],
        ['note', ['']],
      ]),
    ).toBe(`dn: cn=Gern Jensen, ou=Product Testing, dc=airius, dc=com
cn: Gern Jensen
cn: Gern O Jensen
description:: V2hhdCBhIGNhcmVmdWwgcmVhZGVyIHlvdSBhcmUhICBUaGlzIHZhbHVlIGlzIG
 Jhc2UtNjQtZW5jb2RlZCBiZWNhdXNlIGl0IGhhcyBhIGNvbnRyb2wgY2hhcmFjdGVyIGluIGl0I
 ChhIENSKS4NICBCeSB0aGUgd2F5LCB5b3Ugc2hvdWxkIHJlYWxseSBnZXQgb3V0IG1vcmUu
ou:: 5Za25qWt6YOo
note:

`)
  })

  it('lets no attribute name start a line of its own', () => {
    expect(printLdifRecord('cn=a', [['x\ndn: cn=admin', ['1']]])).not.toContain('admin')
  })
})
