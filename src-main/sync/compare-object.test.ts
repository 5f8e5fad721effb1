import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compareObject, isSameJson } from './compare-object.ts'
import { desiredUser, storedUser } from './test-objects.ts'

describe('compareObject', () => {
  it('finds nothing to change in what is the same', () => {
    expect(compareObject(storedUser(), desiredUser())).toMatchObject({ changes: {}, blanked: [] })
  })

  it('shows a changed field with its old and new value', () => {
    expect(compareObject(storedUser(), desiredUser({ name: 'Ada L.' })).changes).toEqual({
      name: ['Ada', 'Ada L.'],
    })
  })

  it('empties a field that this source gave and gives no longer, and counts it as blanked', () => {
    const desired = desiredUser(
      { email: '' },
      { provided: ['username', 'name', 'path', 'attributes.distinguishedName'] },
    )
    expect(compareObject(storedUser(), desired)).toMatchObject({
      changes: { email: ['ada@example.org', ''] },
      blanked: ['email'],
      fields: { email: '' },
    })
  })

  it('leaves a field alone that no source ever gave', () => {
    const provided = ['username']
    const stored = storedUser({ name: 'typed by a person' }, { provided })
    const comparison = compareObject(stored, desiredUser({ name: '' }, { provided }))
    expect(comparison.fields['name']).toBe('typed by a person')
  })

  it('keeps a value that another source gives', () => {
    const stored = storedUser({}, { providedByOthers: ['email'] })
    const desired = desiredUser(
      { email: '' },
      { provided: ['username', 'name', 'path', 'attributes.distinguishedName'] },
    )
    expect(compareObject(stored, desired)).toMatchObject({
      changes: {},
      fields: { email: 'ada@example.org' },
    })
  })

  it('replaces lists instead of letting them grow, and removes attributes that are gone', () => {
    const stored = storedUser(
      {},
      {
        attributes: { phones: ['1', '2'], title: 'Dr.', hobby: 'chess' },
        provided: ['username', 'name', 'email', 'path', 'attributes.phones', 'attributes.title'],
      },
    )
    const desired = desiredUser(
      {},
      {
        attributes: { phones: ['2', '3'] },
        provided: ['username', 'name', 'email', 'path', 'attributes.phones'],
      },
    )
    const { attributes, changes, blanked } = compareObject(stored, desired)
    expect(attributes).toEqual({ phones: ['2', '3'], hobby: 'chess' })
    expect(changes).toEqual({
      'attributes.phones': [
        ['1', '2'],
        ['2', '3'],
      ],
      'attributes.title': ['Dr.', null],
    })
    expect(blanked).toEqual(['attributes.title'])
  })

  it.each([[[]], [''], [null]])('counts an attribute as blanked that is given as %j from now on', (empty) => {
    const provided = ['attributes.phones']
    const stored = storedUser({}, { attributes: { phones: ['1'] }, provided })
    const desired = desiredUser({}, { attributes: { phones: empty }, provided: [] })
    expect(compareObject(stored, desired)).toMatchObject({
      changes: { 'attributes.phones': [['1'], empty] },
      attributes: { phones: empty },
      blanked: ['attributes.phones'],
    })
  })

  it('does not let an empty value replace what another source gives', () => {
    const stored = storedUser(
      {},
      { attributes: { phones: ['1'] }, providedByOthers: ['attributes.phones'], provided: [] },
    )
    const desired = desiredUser({}, { attributes: { phones: [] }, provided: [] })
    expect(compareObject(stored, desired)).toMatchObject({ changes: {}, attributes: { phones: ['1'] } })
  })

  it('keeps an attribute called __proto__ as data', () => {
    const attributes = JSON.parse('{"__proto__": {"isAdmin": true}}') as Record<string, unknown>
    const comparison = compareObject(
      storedUser(),
      desiredUser({}, { attributes, provided: ['attributes.__proto__'] }),
    )
    expect(Object.hasOwn(comparison.attributes, '__proto__')).toBe(true)
    expect(Object.getPrototypeOf(comparison.attributes)).toBe(Object.prototype)
  })

  it('brings a suspect back', () => {
    expect(
      compareObject(storedUser({}, { connectionState: 'suspect', state: 'suspect' }), desiredUser()).changes,
    ).toEqual({
      state: ['suspect', 'present'],
    })
  })
})

describe('isSameJson', () => {
  it('holds for a copy of any JSON value, whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(isSameJson(value, reversed(value))).toBe(true)
      }),
    )
  })

  it('tells different values apart', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(isSameJson(a, b)).toBe(canonical(a) === canonical(b))
      }),
    )
  })
})

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, reversed(inner)]),
  )
}

const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : JSON.stringify(value)
  const parts = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
  return `{${parts.sort().join()}}`
}
