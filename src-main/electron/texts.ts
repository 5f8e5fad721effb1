import { createIntl, createIntlCache } from '@formatjs/intl'
import type { Settings } from '../../src-shared/contract/app-calls.ts'
import { catalogues, languageOf, type MessageId } from '../../src-shared/messages/catalogue.ts'

/** Texts of tray, menus, dialogs and notifications, from the catalogue that the window uses too. */
export type Texts = (id: MessageId, values?: Readonly<Record<string, string | number>>) => string

export const createTexts = (language: Settings['language'], systemLocale: string): Texts => {
  const chosen = language === 'system' ? languageOf(systemLocale) : language
  const intl = createIntl({ locale: chosen, messages: { ...catalogues[chosen] } }, createIntlCache())
  return (id, values) => intl.formatMessage({ id }, values)
}
