import { describe, expect, it } from 'vitest'
import { propertyRows } from './property-rows.ts'

const lines = (properties: Readonly<Record<string, unknown>>) =>
  propertyRows(properties).map(({ path, depth, value }) => [
    path,
    depth,
    'text' in value ? value.text : `${value.kind} ${value.count}`,
  ])

describe('a result as lines', () => {
  it('shows known properties in their usual order', () => {
    expect(lines({ attributes: { upn: 'a@x' }, isActive: false, path: 'p', username: 'a' })).toEqual([
      ['username', 0, 'a'],
      ['path', 0, 'p'],
      ['isActive', 0, 'false'],
      ['attributes', 0, 'object 1'],
      ['attributes.upn', 1, 'a@x'],
    ])
  })

  it('opens lists and objects, however deep', () => {
    expect(lines({ attributes: { phone: ['1', { kind: null }] } })).toEqual([
      ['attributes', 0, 'object 1'],
      ['attributes.phone', 1, 'list 2'],
      ['attributes.phone.1', 2, '1'],
      ['attributes.phone.2', 2, 'object 1'],
      ['attributes.phone.2.kind', 3, 'null'],
    ])
  })

  it('leaves out attributes when none were set', () => {
    expect(lines({ attributes: {} })).toEqual([])
  })

  it('tells a text from what only looks like it', () => {
    expect(propertyRows({ isActive: true })[0]?.value).toEqual({ kind: 'plain', text: 'true' })
    expect(propertyRows({ name: 'true' })[0]?.value).toEqual({ kind: 'text', text: 'true' })
  })
})
