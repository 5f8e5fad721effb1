import { describe, expect, it } from 'vitest'
import { describeValue, noteOf, valueBytes } from './describe-value.ts'

const binary = (name: string) => ({ name, isBinary: true })

describe('describeValue', () => {
  it('leaves text alone, also text that looks like bytes', () => {
    expect(describeValue({ name: 'cn', isBinary: false }, 'base64:AAAA')).toEqual({
      kind: 'text',
      text: 'base64:AAAA',
    })
    expect(describeValue(binary('description'), 'a text among bytes')).toEqual({
      kind: 'text',
      text: 'a text among bytes',
    })
  })

  it('tells the kind and size of bytes', () => {
    expect(describeValue(binary('jpegPhoto'), 'base64:/9j/4AAQ')).toEqual({
      kind: 'binary',
      what: 'jpeg',
      size: 6,
    })
    expect(describeValue(binary('thumbnailPhoto'), 'base64:iVBORw0KGgo=')).toEqual({
      kind: 'binary',
      what: 'png',
      size: 8,
    })
    expect(describeValue(binary('userCertificate;binary'), 'base64:MIIDxw==')).toMatchObject({
      what: 'certificate',
    })
    expect(describeValue(binary('blob'), 'base64:AA==')).toEqual({ kind: 'binary', what: 'bytes', size: 1 })
    expect(describeValue(binary('blob'), 'base64:')).toEqual({ kind: 'binary', what: 'bytes', size: 0 })
  })

  it('spells identifiers of Active Directory', () => {
    expect(describeValue(binary('objectSid'), 'base64:AQEAAAAAAAUSAAAA')).toEqual({
      kind: 'decoded',
      text: 'S-1-5-18',
      size: 12,
    })
    expect(describeValue(binary('objectGUID'), 'base64:AAECAwQFBgcICQoLDA0ODw==')).toMatchObject({
      text: '03020100-0504-0706-0809-0a0b0c0d0e0f',
    })
  })

  it('shows an identifier of the wrong length as bytes', () => {
    expect(describeValue(binary('objectGUID'), 'base64:AAEC')).toMatchObject({ kind: 'binary', size: 3 })
  })
})

describe('valueBytes', () => {
  it('gives back the bytes, and nothing for text', () => {
    expect(valueBytes({ isBinary: true }, 'base64:AAH/')).toEqual(Uint8Array.of(0, 1, 255))
    expect(valueBytes({ isBinary: false }, 'base64:AAH/')).toBeUndefined()
  })
})

describe('noteOf', () => {
  it('reads both kinds of directory time', () => {
    expect(noteOf('whenCreated', '20240131120000.0Z')).toEqual({
      kind: 'time',
      at: '2024-01-31T12:00:00.000Z',
    })
    expect(noteOf('pwdLastSet', '133500000000000000')).toEqual({
      kind: 'time',
      at: '2024-01-17T21:20:00.000Z',
    })
  })

  it('knows how Active Directory says never', () => {
    expect(noteOf('accountExpires', '9223372036854775807')).toEqual({ kind: 'never' })
    expect(noteOf('lastLogon', '0')).toEqual({ kind: 'never' })
  })

  it('takes no number for a time elsewhere', () => {
    expect(noteOf('telephoneNumber', '133500000000000000')).toBeUndefined()
    expect(noteOf('employeeNumber', '20240131120000')).toBeUndefined()
  })

  it('names the flags of an account', () => {
    expect(noteOf('userAccountControl', '66050')).toEqual({
      kind: 'flags',
      flags: ['disabled', 'passwordNeverExpires'],
    })
    expect(noteOf('userAccountControl', '512')).toBeUndefined()
    expect(noteOf('userAccountControl', 'none')).toBeUndefined()
  })
})
