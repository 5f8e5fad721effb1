import { useMemo } from 'react'
import { useIntl } from 'react-intl'
import { languageOf } from '../../src-shared/messages/catalogue.ts'
import { createSaid, type Said } from '../../src-shared/messages/said.ts'

/** Sentences of the main process, which are English, in the person's language. */
export const useSaid = (): Said => {
  const intl = useIntl()
  return useMemo(() => createSaid(languageOf(intl.locale), intl), [intl])
}
