import { assert, constantFrom, property, string, uint8Array } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identifierValues } from './identifier-values.ts'
import { summarizeRawEntry } from './entry-summary.ts'
import { rawEntry } from './scripted-server.builder.ts'

const identifierOf = (attribute: string, value: string | Uint8Array): string | undefined => {
  const raw = rawEntry('cn=x', { [attribute]: [value] })
  return summarizeRawEntry(raw, 0, raw.length, { uniquenessAttribute: attribute }).identifier
}

const asBytes = (value: string | Uint8Array): string =>
  Buffer.from(typeof value === 'string' ? Buffer.from(value, 'utf8') : value).toString('hex')

const attributes = constantFrom(
  'objectSid',
  'objectGUID',
  'mS-DS-ConsistencyGuid',
  'GUID',
  'entryUUID',
  'nsUniqueId',
  'employeeNumber',
)

describe('identifierValues', () => {
  it('finds the entry again, whatever bytes its identifier has', () => {
    assert(
      property(attributes, uint8Array({ minLength: 16, maxLength: 28 }), (attribute, bytes) => {
        const identifier = identifierOf(attribute, bytes) ?? ''
        expect(identifierValues(attribute, identifier).map(asBytes)).toContain(asBytes(bytes))
      }),
    )
  })

  it('finds the entry again, whatever text its identifier is', () => {
    assert(
      property(
        constantFrom('entryUUID', 'nsUniqueId', 'uid'),
        string({ minLength: 1 }),
        (attribute, text) => {
          expect(identifierValues(attribute, identifierOf(attribute, text) ?? '')).toContain(text)
        },
      ),
    )
  })

  it('searches SIDs and GUIDs as the bytes the server has, in either spelling', () => {
    expect(identifierValues('objectSid', 'S-1-5-32-544')[0]).toBeInstanceOf(Uint8Array)
    const guid = '00112233-4455-6677-8899-aabbccddeeff'
    expect(identifierValues('objectGUID', guid)).toEqual(identifierValues('objectguid', `{${guid}}`))
    expect(identifierValues('objectSid', 'not a SID')).toEqual(['not a SID'])
  })
})
