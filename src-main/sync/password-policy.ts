import type {
  CharacterKind,
  LengthUnit,
  PasswordPolicy,
  PasswordRule,
} from '../../src-shared/domain/password-policy.ts'
import { assertNever } from '../../src-shared/errors/assert-never.ts'
import { unmetComplexity } from './active-directory-complexity.ts'

/**
 * Every rule of a policy that a new password does not meet, as sentences; none when it meets all that can be checked
 * here. Where it is not certain how a server counts, the password gets the benefit: the server has the last word, and
 * a false alarm here would have no remedy.
 */
export const unmetPasswordRules = (password: string, policy: PasswordPolicy): readonly string[] =>
  policy.rules.flatMap((rule) => unmet(password, rule))

const unmet = (password: string, rule: PasswordRule): readonly string[] => {
  switch (rule.kind) {
    case 'min-length': {
      const length = lengthIn(password, rule.unit)
      return length >= rule.least
        ? []
        : [`It has ${count(length, unitNames[rule.unit])}; at least ${rule.least} are needed.`]
    }
    case 'max-length': {
      const length = lengthIn(password, rule.unit)
      return length <= rule.most
        ? []
        : [`It has ${count(length, unitNames[rule.unit])}; at most ${rule.most} are allowed.`]
    }
    case 'active-directory-complexity':
      return unmetComplexity(password, rule)
    case 'min-characters': {
      const found = charactersOf(password).filter(isKind[rule.of]).length
      return found >= rule.least
        ? []
        : [`It has ${count(found, kindNames[rule.of])}; at least ${rule.least} are needed.`]
    }
    case 'min-kinds': {
      const characters = charactersOf(password)
      const found = distinctKinds.filter((kind) => characters.some(isKind[kind])).length
      return found >= rule.least
        ? []
        : [
            `It has ${count(found, ['kind', 'kinds'])} of character; at least ${rule.least} are needed of lower-case letters, upper-case letters, digits, special characters and characters beyond ASCII.`,
          ]
    }
    case 'max-repeats': {
      const longest = longestRun(charactersOf(password))
      return longest <= rule.most
        ? []
        : [`The same character stands ${longest} times in a row; at most ${rule.most} are allowed.`]
    }
    case 'max-sequence': {
      const longest = longestSequence(password)
      return longest <= rule.most
        ? []
        : [
            `It has ${longest} characters in a row that follow one another, as in "abcd" or "4321"; at most ${rule.most} are allowed.`,
          ]
    }
    case 'max-kind-run': {
      const longest = longestRun(charactersOf(password).map(kindOf))
      return longest <= rule.most
        ? []
        : [`It has ${longest} characters of one kind in a row; at most ${rule.most} are allowed.`]
    }
    case 'no-palindrome':
      return isPalindrome(password) ? ['It reads the same backwards.'] : []
    case 'forbidden-words': {
      const folded = password.toLowerCase()
      return rule.words.flatMap((word) =>
        folded.includes(word.toLowerCase()) ? [`It contains "${word}", a word that the policy forbids.`] : [],
      )
    }
    default:
      return assertNever(rule)
  }
}

type Plural = readonly [one: string, many: string]

const count = (number: number, [one, many]: Plural): string => `${number} ${number === 1 ? one : many}`

const unitNames: Readonly<Record<LengthUnit, Plural>> = {
  'utf-16': ['character', 'characters'],
  characters: ['character', 'characters'],
  bytes: ['byte', 'bytes'],
}

const kindNames: Readonly<Record<CharacterKind, Plural>> = {
  digit: ['digit', 'digits'],
  letter: ['letter', 'letters'],
  upper: ['upper-case letter', 'upper-case letters'],
  lower: ['lower-case letter', 'lower-case letters'],
  special: ['special character', 'special characters'],
  'eight-bit': ['character beyond ASCII', 'characters beyond ASCII'],
}

// 389 Directory Server counts ASCII alone as letters and digits, and the rest by its high bit (pw.c).
const isKind: Readonly<Record<CharacterKind, (character: string) => boolean>> = {
  digit: (character) => /^[0-9]$/.test(character),
  letter: (character) => /^[A-Za-z]$/.test(character),
  upper: (character) => /^[A-Z]$/.test(character),
  lower: (character) => /^[a-z]$/.test(character),
  special: (character) => /^[\0-\x7f]$/.test(character) && !/^[0-9A-Za-z]$/.test(character),
  'eight-bit': (character) => !/^[\0-\x7f]$/.test(character),
}

const distinctKinds: readonly CharacterKind[] = ['lower', 'upper', 'digit', 'special', 'eight-bit']

const charactersOf = (password: string): readonly string[] => Array.from(password)

const lengthIn = (password: string, unit: LengthUnit): number => {
  switch (unit) {
    case 'utf-16':
      return password.length
    case 'characters':
      return charactersOf(password).length
    case 'bytes':
      return utf8Length(password)
    default:
      return assertNever(unit)
  }
}

/** Bytes in UTF-8 (RFC 3629 section 3); a lone half of a pair is sent as U+FFFD, which has three. */
const utf8Length = (text: string): number => {
  let bytes = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    if (point < 0x80) bytes += 1
    else if (point < 0x800) bytes += 2
    else bytes += point < 0x10000 ? 3 : 4
  }
  return bytes
}

const longestRun = (items: readonly string[]): number => {
  let longest = 0
  let run = 0
  let last: string | undefined
  for (const item of items) {
    run = item === last ? run + 1 : 1
    last = item
    longest = Math.max(longest, run)
  }
  return longest
}

/** Of the four kinds that 389 Directory Server tells apart in a row. */
const kindOf = (character: string): string => {
  if (isKind.digit(character)) return 'digit'
  if (isKind.upper(character)) return 'upper'
  return isKind.lower(character) ? 'lower' : 'other'
}

const longestSequence = (password: string): number => {
  let longest = 0
  let [up, down] = [0, 0]
  let last: number | undefined
  for (const character of password) {
    const point = character.codePointAt(0) ?? 0
    up = point - 1 === last ? up + 1 : 1
    down = point + 1 === last ? down + 1 : 1
    // Beyond ASCII the server compares bytes, of which no person thinks as a sequence.
    last = point < 0x80 ? point : undefined
    longest = Math.max(longest, up, down)
  }
  return longest
}

/** The server turns bytes around: what is one in letters beyond ASCII is none in their bytes. */
const isPalindrome = (password: string): boolean =>
  /^[\0-\x7f]+$/.test(password) && charactersOf(password).toReversed().join('') === password
