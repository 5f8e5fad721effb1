// Holds the sentences of the program, as they stand in its source, against what the window can say in German.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import { createSaid, sentences } from './src-shared/messages/said.ts'

const root = import.meta.dirname

/** A text of the program: what stands between the values that are filled in. */
interface Text {
  readonly file: string
  readonly parts: readonly string[]
  /** What it is for: the message of an error with its code, a property, the argument of a function. */
  readonly role: string
}

const isNode = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const partsOf = (node: unknown): readonly string[] | undefined => {
  if (!isNode(node)) return undefined
  if (node['type'] === 'Literal' && typeof node['value'] === 'string') return [node['value']]
  if (node['type'] !== 'TemplateLiteral' || !Array.isArray(node['quasis'])) return undefined
  return node['quasis'].map((quasi: { readonly value: { readonly cooked: string } }) => quasi.value.cooked)
}

const roleWithin = (node: Readonly<Record<string, unknown>>, role: string): string => {
  switch (node['type']) {
    // A piece of a text is no text.
    case 'TemplateLiteral':
      return 'piece'
    case 'Property':
      return isNode(node['key']) ? `property ${String(node['key']['name'])}` : role
    case 'NewExpression':
    case 'CallExpression': {
      const { callee, arguments: given } = node
      const name = isNode(callee) ? String(callee['name']) : ''
      const [code] = Array.isArray(given) ? (partsOf(given[0]) ?? []) : []
      return name === 'AppError' ? `error ${code ?? ''}` : `argument of ${name}`
    }
    default:
      return role
  }
}

const textsOf = (file: string): readonly Text[] => {
  const texts: Text[] = []
  const visit = (value: unknown, role: string): void => {
    if (Array.isArray(value)) for (const each of value) visit(each, role)
    if (!isNode(value) || Array.isArray(value)) return
    const parts = partsOf(value)
    if (parts !== undefined) texts.push({ file, parts, role })
    for (const [key, inner] of Object.entries(value)) if (key !== 'key') visit(inner, roleWithin(value, role))
  }
  visit(parseSync(file, readFileSync(join(root, file), 'utf8')).program, '')
  return texts
}

/** The command line and the demo's server speak to others; helpers of tests to nobody. */
const isForWindow = (file: string): boolean =>
  /(?<!\.test|\.builder|\.d)\.ts$/.test(file) &&
  !/^(?:cli|demo-directory|messages)\/|test-|-test|generated-data|demo-service/.test(file)

const filesOf = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter(isForWindow)
    .map((file) => `${folder}/${file}`)

const texts = [...filesOf('src-main'), ...filesOf('src-shared')].flatMap(textsOf)

const lettersOf = (text: string): number => text.replaceAll(/\{\w+\}|[^a-z]/gi, '').length

const escaped = (part: string): string => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** What the text may be once its values are filled in, and, when it goes on after another sentence, without that one. */
const patternsOf = ({ parts }: Text): readonly RegExp[] => {
  const whole = parts.map(escaped).join('.*')
  return [whole, ...(whole.startsWith('.* ') ? [whole.slice(3)] : [])].map(
    (pattern) => new RegExp(`^${pattern}$`, 's'),
  )
}

/** What of a sentence stands together in the source, whichever way it is put together there. */
const piecesOf = (sentence: string): readonly string[] =>
  sentence
    .replaceAll('-', ' ')
    .split(/\{\w+\}|(?<=[.?!]) /)
    .map((piece) => piece.replaceAll(/^[,;:. ]+|[,;:. ]+$/g, ''))

const known = Object.keys(sentences.de)

describe('the German sentences', () => {
  /** Of words this short every file has some. */
  const fewLetters = 12
  // Their lists are put together when the program runs.
  const composed = [/are needed of upper-case letters, lower-case letters, digits, symbols/]

  it('are those of the program, word for word', () => {
    const patterns = texts
      .map((text) => ({ ways: patternsOf(text), letters: lettersOf(text.parts.join('')) }))
      .filter(({ letters }) => letters >= fewLetters / 3)
    const everything = texts.map(({ parts }) => parts.join('\n').replaceAll('-', ' ')).join('\n')
    const isSaid = (sentence: string): boolean =>
      patterns.some(
        ({ ways, letters }) => letters * 4 >= lettersOf(sentence) && ways.some((way) => way.test(sentence)),
      ) || piecesOf(sentence).every((piece) => everything.includes(piece))
    const strange = known.filter(
      (sentence) =>
        lettersOf(sentence) >= fewLetters &&
        !composed.some((pattern) => pattern.test(sentence)) &&
        !isSaid(sentence),
    )
    expect(strange).toEqual([])
  })
})

/** What a person meets in the window; a fault of ours (`internal`) is reported in our own words. */
const isForPeople = ({ parts, role }: Text): boolean =>
  /^(?:error (?!internal)|property (?:message|reason|remedy|tlsAdvice|title)$|argument of (?:propose|only|refused|known)$)/.test(
    role,
  ) &&
  /[a-z] [a-z]/i.test(parts.join('x')) &&
  !/^(?:LDAP|OpenLDAP|Active Directory): /.test(parts.join(''))

describe('the sentences of the program', () => {
  const said = createSaid('de', { formatMessage: ({ id }) => `German: ${id}`, formatDate: String })
  const canBeSaid = (text: Text): boolean => {
    const patterns = patternsOf(text)
    const filled = text.parts.join('x')
    return (
      known.some((sentence) => patterns.some((pattern) => pattern.test(sentence))) || said(filled) !== filled
    )
  }

  it('can all be said in German', () => {
    const english = texts.filter((text) => isForPeople(text) && !canBeSaid(text))
    expect(english.map(({ file, parts }) => `${file}: ${parts.join('{}')}`)).toEqual([])
  })
})
