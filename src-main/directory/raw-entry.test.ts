import { assert, nat, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributeValues, firstText } from '../../src-shared/domain/directory-entry.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { parseAttributeTypes } from './attribute-schema.ts'
import { summarizeRawEntry } from './entry-summary.ts'
import { decodeRawEntry } from './raw-entry.ts'
import { rawEntry } from './scripted-server.builder.ts'

const decode = (
  raw: Buffer,
  schema?: Parameters<typeof decodeRawEntry>[3],
): ReturnType<typeof decodeRawEntry> => decodeRawEntry(raw, 0, raw.length, schema)

const summarize = (raw: Buffer, uniquenessAttribute = 'uid'): ReturnType<typeof summarizeRawEntry> =>
  summarizeRawEntry(raw, 0, raw.length, { uniquenessAttribute })

const person = {
  objectClass: ['top', 'person'],
  uid: ['jane'],
  description: ['Grüße', '日本語', ''],
}

const hashOf = (attributes: Parameters<typeof rawEntry>[1], dn = 'cn=x'): string =>
  summarize(rawEntry(dn, attributes)).hash.toString('hex')

const codeOf = (work: () => unknown): unknown => {
  try {
    work()
    return 'fine'
  } catch (error) {
    return error instanceof AppError ? error.code : error
  }
}

describe('decoding an entry', () => {
  it('keeps every value, in order, under a name without case', () => {
    const entry = decode(rawEntry('uid=jane,dc=x', person))
    expect(entry.dn).toBe('uid=jane,dc=x')
    expect(attributeValues(entry, 'DESCRIPTION')).toEqual(['Grüße', '日本語', ''])
    expect(entry.attributes.get('objectclass')?.name).toBe('objectClass')
  })

  it('keeps bytes that are not text as bytes, and a genuine replacement character as text', () => {
    const entry = decode(rawEntry('cn=x', { a: [new Uint8Array([0xc3, 0x28])], b: ['one \uFFFD two'] }))
    expect(attributeValues(entry, 'a')).toEqual([new Uint8Array([0xc3, 0x28])])
    expect(firstText(entry, 'b')).toBe('one \uFFFD two')
  })

  it('does not keep hold of the receive buffer', () => {
    const raw = rawEntry('cn=x', { jpegPhoto: ['photo'] })
    const entry = decode(raw)
    raw.fill(0)
    expect(attributeValues(entry, 'jpegPhoto')).toEqual([new Uint8Array(Buffer.from('photo'))])
  })

  it('leaves out credentials, whatever their options, and attributes without values', () => {
    const entry = decode(
      rawEntry('cn=x', {
        userPassword: ['{SSHA}x'],
        'userPassword;x-old': ['y'],
        'ms-Mcs-AdmPwd': ['z'],
        UNICODEPWD: ['z'],
        member: [],
        'member;range=0-1': ['a', 'b'],
      }),
    )
    expect([...entry.attributes.keys()]).toEqual(['member;range=0-1'])
  })

  it('treats every attribute with the option binary as bytes', () => {
    const entry = decode(rawEntry('cn=x', { 'cn;binary': ['text'] }))
    expect(attributeValues(entry, 'cn;binary')[0]).toBeInstanceOf(Uint8Array)
  })

  it('learns further binary attributes from a schema', () => {
    const schema = parseAttributeTypes([
      "( 1.2.3 NAME ( 'blob' 'oldBlob' ) SYNTAX 1.3.6.1.4.1.1466.115.121.1.40{64} SINGLE-VALUE )",
      "( 1.2.4 NAME 'plain' SYNTAX '1.3.6.1.4.1.1466.115.121.1.15' )",
    ])
    const entry = decode(rawEntry('cn=x', { oldBlob: ['text'], plain: ['text'] }), schema)
    expect(attributeValues(entry, 'oldBlob')[0]).toBeInstanceOf(Uint8Array)
    expect(firstText(entry, 'plain')).toBe('text')
  })

  it('never throws anything but a named error, however the bytes were changed', () => {
    const original = rawEntry('uid=jane,dc=x', person)
    assert(
      property(nat(original.length - 1), nat(255), (position, byte) => {
        const raw = Buffer.from(original)
        raw[position] = byte
        const outcome = codeOf(() => [decode(raw), summarize(raw)])
        expect(['directory.protocol-error', 'fine']).toContain(outcome)
      }),
      { numRuns: 500 },
    )
  })

  it('never reads beyond its end', () => {
    const raw = rawEntry('uid=jane,dc=x', person)
    for (let end = 0; end < raw.length; end++) {
      expect(() => decodeRawEntry(raw, 0, end)).toThrow(AppError)
    }
  })
})

describe('summarizing an entry', () => {
  it('names DN and identifier, by any case of the attribute', () => {
    const summary = summarize(rawEntry('uid=jane,dc=x', person), 'UID')
    expect(summary).toMatchObject({ dn: 'uid=jane,dc=x', identifier: 'jane', hasRange: false })
    expect(summarize(rawEntry('uid=jane,dc=x', person), 'mail').identifier).toBeUndefined()
    expect(summarize(rawEntry('uid=jane,dc=x', person), 'dn').identifier).toBe('uid=jane,dc=x')
  })

  it('writes identifiers that are bytes as hexadecimal', () => {
    expect(summarize(rawEntry('cn=x', { GUID: [new Uint8Array([0, 255])] }), 'GUID').identifier).toBe('00ff')
  })

  it('hashes what lasts and nothing else', () => {
    const plain = hashOf({ cn: ['x'], lastLogon: ['1'], userPassword: ['a'] })
    expect(hashOf({ cn: ['x'], lastLogon: ['2'], userPassword: ['b'] })).toBe(plain)
    expect(hashOf({ lastLogon: ['1'], cn: ['x'] })).toBe(plain)
    expect(hashOf({ cn: ['y'], lastLogon: ['1'] })).not.toBe(plain)
    expect(hashOf({ cn: ['x'] }, 'cn=y')).not.toBe(plain)
  })

  it('hashes entries that are larger than its working space', () => {
    const large = 'v'.repeat(200_000)
    expect(hashOf({ cn: [`${large}1`] })).not.toBe(hashOf({ cn: [`${large}2`] }))
  })

  it('stores everything but credentials, so that it decodes to the same entry', () => {
    const raw = rawEntry('cn=x', { ...person, userPassword: ['secret'], lastLogon: ['1'] })
    const { stored } = summarize(raw).keep()
    expect(stored.includes('secret')).toBe(false)
    expect(decode(stored)).toEqual(decode(raw))
    expect(firstText(decode(stored), 'lastLogon')).toBe('1')
  })

  it('says when values came as a range', () => {
    expect(summarize(rawEntry('cn=x', { 'member;range=0-1499': ['a'] })).hasRange).toBe(true)
  })

  it('takes thousands of invented attribute names without mixing them up', () => {
    for (let index = 0; index < 20_000; index++) {
      const name = `attribute${index}`
      expect(decode(rawEntry('cn=x', { [name]: ['v'] })).attributes.has(name)).toBe(true)
    }
  })
})
