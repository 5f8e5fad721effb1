import { Tooltip } from '@mantine/core'
import { useIntl } from 'react-intl'
import { relativeWords } from './relative-words.ts'
import { useNow } from './use-now.ts'
import { useText } from './use-text.ts'

/** A time in words, counted from now; the exact time on hover. */
export const RelativeTime = ({ at }: { readonly at: string | null }) => {
  const intl = useIntl()
  const text = useText()
  const now = useNow()
  if (at === null) return <span>{text('common.never')}</span>
  return (
    <Tooltip label={intl.formatDate(at, { dateStyle: 'full', timeStyle: 'medium' })}>
      <time dateTime={at}>{relativeWords(intl, at, now)}</time>
    </Tooltip>
  )
}
