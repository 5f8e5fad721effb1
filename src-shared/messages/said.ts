// What the program says is English everywhere but in the window: in answers, in the database, on the command line
// (decision 8). The window finds a sentence by its English form, reads the values out of it and says it again.
import { remedies } from './de/remedies.ts'
import { saidDetect } from './de/said-detect.ts'
import { saidDirectory } from './de/said-directory.ts'
import { saidMappings } from './de/said-mappings.ts'
import { saidProgram } from './de/said-program.ts'
import { saidSignIn } from './de/said-sign-in.ts'
import { saidSource } from './de/said-source.ts'
import { saidSync } from './de/said-sync.ts'
import { saidSyntax } from './de/said-syntax.ts'
import type { Language } from './catalogue.ts'
import { makeForms, type Form, type Reading } from './sentence-forms.ts'

type Sentences = Readonly<Record<string, string>>

/**
 * The English form of a sentence with its places, as `{uri}`, and the sentence in another language. A place whose name
 * ends in `Words` holds words that are sentences or clauses of this list themselves; `serverText` and `systemText` are
 * words of others, which stay as they are; `day` and `time` are written as people write them.
 */
export const sentences: Readonly<Record<Language, Sentences>> = {
  en: {},
  de: {
    ...saidDirectory,
    ...saidDetect,
    ...saidMappings,
    ...saidProgram,
    ...saidSignIn,
    ...saidSource,
    ...saidSync,
    ...saidSyntax,
    ...remedies,
  },
}

/** How a language fills sentences in, and writes days and times; react-intl's and formatjs's `intl` are one. */
interface Writer {
  formatMessage(message: { readonly id: string }, values: Record<string, string>): string
  formatDate(date: Date, style: { readonly dateStyle: 'medium'; readonly timeStyle?: 'short' }): string
}

/** Says an English text again; what is not a known sentence, such as a server's own words, stays as it is. */
export type Said = (english: string) => string

/** Far longer than anything the program says in one breath: what is longer holds data. */
const longestText = 4000

export const createSaid =
  (language: Language, writer: Writer): Said =>
  (english) =>
    english.length > longestText || forms[language].length === 0
      ? english
      : sayAgain({ forms: forms[language], writer, done: new Map() }, english).text

interface Saying {
  readonly forms: readonly Form[]
  readonly writer: Writer
  /** What was said again already: a clause is met in every form that its sentence could have. */
  readonly done: Map<string, Again>
}

interface Again {
  readonly text: string
  /** Nothing of it is in English still. */
  readonly isKnown: boolean
}

const sayAgain = (saying: Saying, english: string): Again => {
  const done = saying.done.get(english)
  if (done !== undefined) return done
  const readings = saying.forms.flatMap((form) => form.read(english) ?? [])
  const again = wholly(saying, readings.filter(isOneSentence)) ??
    inParts(saying, english) ??
    wholly(saying, readings) ??
    loosely(saying, readings) ?? { text: english, isKnown: false }
  saying.done.set(english, again)
  return again
}

/** The first reading whose clauses are all known. */
const wholly = (saying: Saying, readings: readonly Reading[]): Again | undefined => {
  const reading = readings.find(({ values }) =>
    values.every(({ name, text }) => !isClause(name) || sayAgain(saying, text).isKnown),
  )
  return reading === undefined ? undefined : { text: fill(saying, reading), isKnown: true }
}

/** The first sentence that is known, and then what follows it. */
const inParts = (saying: Saying, english: string): Again | undefined => {
  for (const { index } of english.matchAll(sentenceEnds)) {
    const beginning = english.slice(0, index)
    const readings = saying.forms.flatMap((form) => form.read(beginning) ?? [])
    const first = wholly(saying, readings.filter(isOneSentence))
    if (first === undefined) continue
    const rest = sayAgain(saying, english.slice(index + 1))
    return { text: `${first.text} ${rest.text}`, isKnown: rest.isKnown }
  }
  return undefined
}

/** A sentence that is known, around a clause that is not. */
const loosely = (saying: Saying, readings: readonly Reading[]): Again | undefined => {
  const reading = readings.find(({ letters }) => letters >= tellingLetters)
  return reading === undefined ? undefined : { text: fill(saying, reading), isKnown: false }
}

const fill = (saying: Saying, { id, values }: Reading): string =>
  saying.writer.formatMessage(
    { id },
    Object.fromEntries(
      values.map(({ name, text }) => [
        name,
        isClause(name) ? sayAgain(saying, text).text : written(saying.writer, name, text),
      ]),
    ),
  )

/** The program writes days and times as ISO text (ISO 8601), in UTC. */
const written = (writer: Writer, name: string, text: string): string => {
  // A day is the same day everywhere; noon is in it in every time zone.
  const isDay = name === 'day' && /^\d{4}-\d\d-\d\d$/.test(text)
  if (isDay) return writer.formatDate(new Date(`${text}T12:00:00`), { dateStyle: 'medium' })
  const isTime = name === 'time' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)
  return isTime ? writer.formatDate(new Date(text), { dateStyle: 'medium', timeStyle: 'short' }) : text
}

const isClause = (name: string): boolean => name.endsWith('Words')

/** A form with fewer letters of its own could be that of any text. */
const tellingLetters = 10

const sentenceEnds = /(?<=[.?!]) (?=\S)/g

/** A name or an address hardly ever ends a sentence: where one would, the text is two sentences. */
const isOneSentence = ({ values, letters }: Reading): boolean =>
  letters >= tellingLetters &&
  values.every(
    ({ name, text }) => isClause(name) || name.endsWith('Text') || text.search(sentenceEnds) === -1,
  )

const forms: Readonly<Record<Language, readonly Form[]>> = {
  en: makeForms(Object.keys(sentences.en)),
  de: makeForms(Object.keys(sentences.de)),
}
