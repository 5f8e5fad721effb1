import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeForms } from './sentence-forms.ts'

const readAll = (ids: readonly string[], text: string) =>
  makeForms(ids).flatMap((form) => form.read(text) ?? [])

describe('makeForms', () => {
  it('reads the values that were filled in, whatever they are', () => {
    const value = string({ minLength: 1 }).filter((text) => !text.includes('|'))
    assert(
      property(value, value, (one, two) => {
        const [reading] = readAll(['{one}| is not |{two}'], `${one}| is not |${two}`)
        expect(reading?.values).toEqual([
          { name: 'one', text: one },
          { name: 'two', text: two },
        ])
      }),
    )
  })

  it('reads the form that says most first', () => {
    const ids = ['There is no {what}.', 'There is no run {id}.', 'There is no run 7.']
    expect(readAll(ids, 'There is no run 7.').map(({ id }) => id)).toEqual([
      'There is no run 7.',
      'There is no run {id}.',
      'There is no {what}.',
    ])
  })

  it.each(['There is no run .', 'There is no run 7', 'there is no run 7.', ''])(
    'does not take "%s" for the sentence',
    (text) => {
      expect(readAll(['There is no run {id}.'], text)).toEqual([])
    },
  )
})
