// Every text on screen, in ICU message format, one file an area and language. A translation that is missing or has a
// key too many does not compile. Window, tray and notifications share it.
import { common as deCommon } from './de/common.ts'
import { shell as deShell } from './de/shell.ts'
import { common } from './en/common.ts'
import { shell } from './en/shell.ts'

const english = { ...common, ...shell }
const german = { ...deCommon, ...deShell } satisfies Record<keyof typeof english, string>

export type MessageId = keyof typeof english
export type Language = 'en' | 'de'

export const catalogues: Readonly<Record<Language, Readonly<Record<MessageId, string>>>> = {
  en: english,
  de: german,
}

/** The language for a locale such as `de-AT`; English where there is none. */
export const languageOf = (locale: string): Language => (locale.toLowerCase().startsWith('de') ? 'de' : 'en')
