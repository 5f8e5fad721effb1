import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PasswordPolicy, PasswordRule } from '../../src-shared/domain/password-policy.ts'
import { nameTokens, unmetComplexity } from './active-directory-complexity.ts'
import { unmetPasswordRules } from './password-policy.ts'

const policy = (...rules: readonly PasswordRule[]): PasswordPolicy => ({
  vendor: 'unknown',
  dn: '',
  rules,
  notes: [],
})
const nobody = { accountName: '', displayName: '' }

describe('lengths', () => {
  // One letter that is two UTF-16 units and four bytes.
  const clef = '\u{1d11e}'

  it.each([
    ['utf-16', 2, 3],
    ['characters', 1, 2],
    ['bytes', 4, 5],
  ] as const)('are counted in %s', (unit, enough, tooMany) => {
    expect(unmetPasswordRules(clef, policy({ kind: 'min-length', least: enough, unit }))).toEqual([])
    expect(unmetPasswordRules(clef, policy({ kind: 'min-length', least: tooMany, unit }))).toHaveLength(1)
    expect(unmetPasswordRules(clef, policy({ kind: 'max-length', most: enough, unit }))).toEqual([])
    expect(unmetPasswordRules(clef, policy({ kind: 'max-length', most: enough - 1, unit }))).toHaveLength(1)
  })

  it('in bytes are those that are sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (password) => {
        const bytes = Buffer.byteLength(password, 'utf8')
        const exactly = policy(
          { kind: 'min-length', least: bytes, unit: 'bytes' },
          { kind: 'max-length', most: bytes, unit: 'bytes' },
        )
        expect(unmetPasswordRules(password, exactly)).toEqual([])
      }),
    )
  })

  it('are told with what is there and what is needed', () => {
    expect(unmetPasswordRules('a', policy({ kind: 'min-length', least: 8, unit: 'utf-16' }))).toEqual([
      'It has 1 character; at least 8 are needed.',
    ])
  })
})

describe('unmetPasswordRules', () => {
  it('names every rule that is not met, not only the first', () => {
    const rules: readonly PasswordRule[] = [
      { kind: 'min-length', least: 8, unit: 'characters' },
      { kind: 'min-characters', of: 'digit', least: 1 },
      { kind: 'min-characters', of: 'upper', least: 2 },
      { kind: 'min-characters', of: 'special', least: 1 },
      { kind: 'min-kinds', least: 3 },
      { kind: 'max-repeats', most: 2 },
    ]
    expect(unmetPasswordRules('aaaB', policy(...rules))).toHaveLength(6)
    expect(unmetPasswordRules('aaBB-cc7', policy(...rules))).toEqual([])
  })

  it.each([
    ['digit', '7'],
    ['letter', 'x'],
    ['upper', 'X'],
    ['lower', 'x'],
    ['special', ' '],
    ['eight-bit', 'ß'],
  ] as const)('knows a character of kind %s', (of, character) => {
    const two = policy({ kind: 'min-characters', of, least: 2 })
    expect(unmetPasswordRules(character, two)).toHaveLength(1)
    expect(unmetPasswordRules(character + character, two)).toEqual([])
  })

  it.each([
    ['abcd', 4],
    ['x4321y', 4],
    ['abcba', 3],
    ['abdeg', 2],
    ['aabbc', 2],
    ['äåæ', 1],
  ])('finds in %j a sequence of %i', (password, length) => {
    const most = (count: number) =>
      unmetPasswordRules(password, policy({ kind: 'max-sequence', most: count }))
    expect(most(length)).toEqual([])
    expect(most(length - 1)).toHaveLength(1)
  })

  it.each([
    ['abcDEF-12', 3],
    ['abcd', 4],
    ['a1b2', 1],
    ['-_-x', 3],
  ])('finds in %j %i of a kind in a row', (password, length) => {
    const most = (count: number) =>
      unmetPasswordRules(password, policy({ kind: 'max-kind-run', most: count }))
    expect(most(length)).toEqual([])
    expect(most(length - 1)).toHaveLength(1)
  })

  it('knows what reads the same backwards', () => {
    const none = policy({ kind: 'no-palindrome' })
    expect(unmetPasswordRules('ab12-XX-21ba', none)).toHaveLength(1)
    expect(unmetPasswordRules('ab12-XX-21bA', none)).toEqual([])
    expect(unmetPasswordRules('äöä', none)).toEqual([])
  })

  it('names each forbidden word, whatever its case', () => {
    const rule = { kind: 'forbidden-words', words: ['Lemon', 'tree', 'absent'] } as const
    expect(unmetPasswordRules('my-leMON-TREE-1', policy(rule))).toEqual([
      'It contains "Lemon", a word that the policy forbids.',
      'It contains "tree", a word that the policy forbids.',
    ])
  })

  it('never repeats the password in its words', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\u4e00-\u4fff]{2,6}$/), (password) => {
        const words = unmetPasswordRules(
          password,
          policy(
            { kind: 'min-length', least: 99, unit: 'characters' },
            { kind: 'active-directory-complexity', ...nobody },
          ),
        ).join(' ')
        expect(words).not.toBe('')
        expect(words).not.toContain(password)
      }),
    )
  })
})

describe("Active Directory's complexity", () => {
  const one = {
    upper: fc.constantFrom('A', 'Z', 'Ä', 'Ω', 'Ж'),
    lower: fc.constantFrom('a', 'z', 'ß', 'ω', 'ж'),
    digit: fc.constantFrom('0', '9'),
    symbol: fc.constantFrom(...'~!@#$%^&*_-+=`|\\(){}[]:;"\'<>,.?/'),
    other: fc.constantFrom('字', 'あ', 'א', 'ǅ'),
  }
  const kinds = Object.values(one)

  it('wants three of the five kinds, whichever they are and in whatever order', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(kinds, { minLength: 1 }).chain((chosen) =>
          fc.tuple(
            fc.constant(chosen.length),
            // Each kind once or twice: how often one occurs makes no difference.
            fc.tuple(...chosen, ...chosen).map((characters) => characters.join('')),
          ),
        ),
        ([found, password]) => {
          expect(unmetComplexity(password, nobody)).toHaveLength(found >= 3 ? 0 : 1)
        },
      ),
    )
  })

  it.each(['€', '£', ' ', '✓', '\u00a7'])('counts %j for no kind', (character) => {
    expect(unmetComplexity(`aA${character}`, nobody)).toHaveLength(1)
    expect(unmetComplexity(`aA1${character}`, nobody)).toEqual([])
  })

  it('forbids the account name as a whole, whatever its case', () => {
    const jane = { accountName: 'J.Doe', displayName: '' }
    expect(unmetComplexity('xj.dOE-17', jane)).toEqual(['It contains the account name "J.Doe".'])
    expect(unmetComplexity('jdoe-17-X', jane)).toEqual([])
    expect(unmetComplexity('jo-17-X', { accountName: 'jo', displayName: '' })).toEqual([])
  })

  it('forbids the parts of the display name, not the parts of its parts', () => {
    const erin = { accountName: '', displayName: 'Erin M. Hagens' }
    expect(unmetComplexity('xERINx-1', erin)).toHaveLength(1)
    expect(unmetComplexity('1-HagensErin', erin)).toHaveLength(2)
    expect(unmetComplexity('hage-17-M.X', erin)).toEqual([])
  })

  it.each([',', '.', '-', '_', ' ', '#', '\t'])('splits the display name at %j', (separator) => {
    expect(nameTokens(`Anna${separator}Maria`)).toEqual(['Anna', 'Maria'])
  })

  it.each(['–', '/', "'", '@'])('does not split it at %j', (separator) => {
    expect(nameTokens(`Anna${separator}Maria`)).toEqual([`Anna${separator}Maria`])
  })

  it('finds every part of at least three letters wherever it stands in a password', () => {
    const part = fc.stringMatching(/^[A-Za-z]{1,8}$/)
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(',', '.', '-', '_', ' ', '#', '\t'),
        fc.tuple(fc.stringMatching(/^[0-9]{0,4}$/), fc.nat(3), fc.boolean()),
        (parts, separator, [around, which, isUpper]) => {
          const chosen = parts[which % parts.length] ?? ''
          const password = `${around}${isUpper ? chosen.toUpperCase() : chosen}${around}`
          const named = unmetComplexity(password, { accountName: '', displayName: parts.join(separator) })
          const contained = parts.filter(
            (each) => each.length >= 3 && password.toLowerCase().includes(each.toLowerCase()),
          )
          const distinct = new Set(contained.map((each) => each.toLowerCase()))
          expect(named.filter((words) => words.includes('display name'))).toHaveLength(distinct.size)
        },
      ),
    )
  })
})
