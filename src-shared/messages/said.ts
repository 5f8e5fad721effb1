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

export const createSaid = (language: Language, writer: Writer): Said => {
  const sayAgain = (english: string): Again =>
    whole(english, isOneSentence) ??
    inParts(english) ??
    whole(english, () => true) ??
    loosely(english) ?? { text: english, isKnown: false }

  const asReading = ({ id, values }: Reading): Again => {
    let isKnown = true
    const filled = Object.entries(values).map(([name, value]) => {
      if (!name.endsWith('Words')) return [name, written(writer, name, value)]
      const again = sayAgain(value)
      isKnown &&= again.isKnown
      return [name, again.text]
    })
    return { text: writer.formatMessage({ id }, Object.fromEntries(filled)), isKnown }
  }

  const whole = (english: string, isWanted: (reading: Reading) => boolean): Again | undefined => {
    for (const reading of readings(language, english)) {
      if (!isWanted(reading)) continue
      const again = asReading(reading)
      if (again.isKnown) return again
    }
    return undefined
  }

  const inParts = (english: string): Again | undefined => {
    for (const { index } of english.matchAll(sentenceEnds)) {
      const first = whole(english.slice(0, index), isOneSentence)
      if (first === undefined) continue
      const rest = sayAgain(english.slice(index + 1))
      return { text: `${first.text} ${rest.text}`, isKnown: rest.isKnown }
    }
    return undefined
  }

  const loosely = (english: string): Again | undefined => {
    for (const reading of readings(language, english))
      if (reading.letters >= tellingLetters) return asReading(reading)
    return undefined
  }

  return (english) => sayAgain(english).text
}

/** The program writes days and times as ISO text (ISO 8601), in UTC. */
const written = (writer: Writer, name: string, value: string): string => {
  // A day is the same day everywhere; noon is in it in every time zone.
  const isDay = name === 'day' && /^\d{4}-\d\d-\d\d$/.test(value)
  if (isDay) return writer.formatDate(new Date(`${value}T12:00:00`), { dateStyle: 'medium' })
  const isTime = name === 'time' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)
  return isTime ? writer.formatDate(new Date(value), { dateStyle: 'medium', timeStyle: 'short' }) : value
}

interface Again {
  readonly text: string
  /** Nothing of it is in English still. */
  readonly isKnown: boolean
}

/** A form with fewer letters of its own could be that of any text. */
const tellingLetters = 10

const sentenceEnds = /(?<=[.?!]) (?=\S)/g

/** A name or an address hardly ever ends a sentence: where one would, the text is two sentences. */
const isOneSentence = ({ values, letters }: Reading): boolean =>
  letters >= tellingLetters &&
  Object.entries(values).every(
    ([name, value]) => /(?:Words|Text)$/.test(name) || value.search(sentenceEnds) === -1,
  )

interface Form {
  readonly id: string
  readonly pattern: RegExp
  readonly letters: number
}

interface Reading {
  readonly id: string
  readonly values: Readonly<Record<string, string>>
  readonly letters: number
}

const place = /\{([a-zA-Z]+)\}/

/** The form of a sentence with places, as a pattern of the texts it has been filled in to. */
const formOf = (id: string): Form => {
  const parts = id.split(place)
  const source = parts
    .map((part, index) => (index % 2 === 0 ? escapePattern(part) : `(?<${part}>.+?)`))
    .join('')
  const letters = parts
    .filter((_, index) => index % 2 === 0)
    .join('')
    .replaceAll(/[^a-z]/gi, '').length
  return { id, pattern: new RegExp(`^${source}$`, 's'), letters }
}

const escapePattern = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

// Those that say most come first: "... {words}. The server said: {more}" before "... {words}.".
const formsOf = (list: Sentences): readonly Form[] =>
  Object.keys(list)
    .filter((id) => place.test(id))
    .map(formOf)
    .toSorted((left, right) => right.letters - left.letters || right.id.length - left.id.length)

const forms: Readonly<Record<Language, readonly Form[]>> = {
  en: formsOf(sentences.en),
  de: formsOf(sentences.de),
}

function* readings(language: Language, english: string): Generator<Reading, void, void> {
  if (Object.hasOwn(sentences[language], english)) yield { id: english, values: {}, letters: Infinity }
  for (const { id, pattern, letters } of forms[language]) {
    const found = pattern.exec(english)
    if (found !== null) yield { id, values: { ...found.groups }, letters }
  }
}
