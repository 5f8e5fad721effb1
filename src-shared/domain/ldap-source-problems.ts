import type { z } from 'zod'
import { nearestWord } from './nearest-word.ts'

/** One thing to correct: where, and what to do. */
export interface Problem {
  /** `baseDn`, `serverUri[1]`, `limits.percent`, `sources[0].slug`; empty for the whole input. */
  readonly path: string
  readonly message: string
}

type Issue = z.core.$ZodIssue

/** zod's issues in our words. */
export const problemsOf = (issues: readonly Issue[], input: unknown): readonly Problem[] =>
  issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          path: pathText([...issue.path, key]),
          message: 'This field does not exist. Remove it.',
        }))
      : [{ path: pathText(issue.path), message: messageOf(issue, valueAt(input, issue.path)) }],
  )

export const pathText = (path: readonly PropertyKey[]): string => {
  let text = ''
  for (const key of path) {
    if (typeof key === 'number') text += `[${key}]`
    else text += text === '' ? String(key) : `.${String(key)}`
  }
  return text
}

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown => {
  let value = input
  for (const key of path) value = isObject(value) ? Reflect.get(value, key) : undefined
  return value
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const kindsInWords: Readonly<Record<string, string>> = {
  string: 'text in quotation marks',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
  array: 'a list in square brackets',
  object: 'an object in curly brackets',
}

const messageOf = (issue: Issue, value: unknown): string => {
  switch (issue.code) {
    case 'invalid_type':
      if (value === undefined) return 'This field is missing. Add it.'
      return isOurs(issue.message)
        ? issue.message
        : `Write ${kindsInWords[issue.expected] ?? issue.expected} here.`
    case 'invalid_value':
      return `Choose one of ${issue.values.map((choice) => `"${String(choice)}"`).join(', ')}.`
    case 'too_small':
      if (issue.origin === 'number')
        return `The number is too small. Choose ${issue.inclusive === true ? 'at least' : 'more than'} ${issue.minimum}.`
      return isOurs(issue.message) ? issue.message : 'This is empty. Fill it in.'
    case 'too_big':
      return issue.origin === 'number'
        ? `The number is too large. Choose at most ${issue.maximum}.`
        : `This is too long. Use at most ${issue.maximum} characters.`
    default:
      return issue.message
  }
}

// zod's own sentences begin with "Invalid" or "Too" and end without a full stop; ours end with one.
const isOurs = (message: string): boolean => message.endsWith('.')

/** "… Did you mean x?", or what to do when nothing is near. */
export const unknownNameMessage = (what: string, name: string, known: readonly string[]): string => {
  const near = nearestWord(name, known)
  return near === undefined
    ? `There is no ${what} "${name}". Remove it.`
    : `There is no ${what} "${name}". Did you mean "${near}"?`
}
