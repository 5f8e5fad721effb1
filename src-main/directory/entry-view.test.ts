import { describe, expect, it } from 'vitest'

import { berTag } from '../../src-shared/ldap-syntax/ber-tag.ts'
import { BerWriter } from '../../src-shared/ldap-syntax/ber-writer.ts'
import { viewRawEntry } from './entry-view.ts'
import { decodeRawEntry } from './raw-entry.ts'

const encode = (
  dn: string,
  attributes: readonly (readonly [string, readonly (string | Uint8Array)[]])[],
): Buffer => {
  const writer = new BerWriter().writeText(dn).begin()
  for (const [name, values] of attributes) {
    writer.begin().writeText(name).begin(berTag.set)
    for (const value of values) {
      if (typeof value === 'string') writer.writeText(value)
      else writer.writeBytes(value)
    }
    writer.end().end()
  }
  return Buffer.from(writer.end().toBytes())
}

describe('viewRawEntry', () => {
  it('gives the same entry as decoding it at once', () => {
    const raw = encode('uid=zoë,dc=example', [
      ['uid', ['zoë']],
      ['mail', ['a@example.org', 'b@example.org']],
      ['jpegPhoto', [Uint8Array.of(0xff, 0xd8)]],
      ['userPassword', ['secret']],
      ['member', []],
      ['cn', ['one']],
      ['CN', ['two']],
    ])
    const view = viewRawEntry(raw)
    const whole = decodeRawEntry(raw, 0, raw.length)
    expect(view.dn).toBe(whole.dn)
    const plain = (entry: typeof view) =>
      [...entry.attributes].map(([key, { name, values }]) => [key, name, values])
    expect(plain(view).map(([key, , values]) => [key, values])).toEqual(
      plain(whole).map(([key, , values]) => [key, values]),
    )
    expect(plain(view).map(([, name]) => name)).toEqual(plain(whole).map(([, name]) => name))
    expect(view.attributes.has('userpassword')).toBe(false)
    expect(view.attributes.get('mail')?.values).toEqual(['a@example.org', 'b@example.org'])
    expect([...view.attributes.keys()]).toEqual([...whole.attributes.keys()])
    expect(view.attributes.size).toBe(whole.attributes.size)
  })
})
