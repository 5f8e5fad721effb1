import { createIntl, createIntlCache } from '@formatjs/intl'
import type { Settings } from '../../src-shared/contract/app-calls.ts'
import { catalogues, languageOf, type Language, type MessageId } from '../../src-shared/messages/catalogue.ts'
import { createSaid, sentences, type Said } from '../../src-shared/messages/said.ts'

/** Texts of tray, menus, dialogs and notifications, from the catalogue that the window uses too. */
export type Texts = (id: MessageId, values?: Readonly<Record<string, string | number>>) => string

export const createTexts = (language: Settings['language'], systemLocale: string): Texts => {
  const chosen = chosenLanguage(language, systemLocale)
  const intl = createIntl({ locale: chosen, messages: { ...catalogues[chosen] } }, createIntlCache())
  return (id, values) => intl.formatMessage({ id }, values)
}

/** Sentences that the program said in English, such as why a run failed, in the language of the window. */
export const saidIn = (language: Settings['language'], systemLocale: string): Said => {
  const chosen = chosenLanguage(language, systemLocale)
  const intl = createIntl({ locale: chosen, messages: { ...sentences[chosen] } }, createIntlCache())
  return createSaid(chosen, intl)
}

const chosenLanguage = (language: Settings['language'], systemLocale: string): Language =>
  language === 'system' ? languageOf(systemLocale) : language
