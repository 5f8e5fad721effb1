import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Secret } from './secret.ts'

const secret = new Secret('hunter2')

describe('Secret', () => {
  it.each([
    ['String', String(secret)],
    ['a template', `${secret}`],
    ['joining', ['a', secret].join(' ')],
    ['JSON', JSON.stringify({ secret })],
    ['inspect', inspect({ deep: { secret } }, { depth: 5, showHidden: true })],
    ['spreading', inspect({ ...secret })],
    ['keys', inspect(Reflect.ownKeys(secret))],
    ['an error’s cause', inspect(new Error('failed', { cause: secret }))],
  ])('does not print through %s', (_, printed) => {
    expect(printed).not.toContain('hunter2')
  })

  it('shows where a secret was', () => {
    expect(inspect({ secret })).toBe('{ secret: [secret] }')
    expect(JSON.stringify({ secret })).toBe('{"secret":"[secret]"}')
  })

  it('cannot be cloned to another thread with its value', () => {
    expect(inspect(structuredClone(secret))).not.toContain('hunter2')
  })

  it('reveals its value on purpose', () => {
    expect(secret.reveal()).toBe('hunter2')
  })
})
