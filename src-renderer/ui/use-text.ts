import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import type { MessageId } from '../../src-shared/messages/catalogue.ts'

export type TextValues = Readonly<Record<string, string | number | boolean | Date | null | undefined>>
export type Text = (id: MessageId, values?: TextValues) => string

/** The texts of the catalogue in the person's language, with ICU plurals and numbers; the same function until that changes. */
export const useText = (): Text => {
  const intl = useIntl()
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl])
}
