import { Tooltip } from '@mantine/core'
import { useIntl } from 'react-intl'
import { relativeWords } from './relative-words.ts'
import { useNow } from './clock.tsx'
import { useText } from './use-text.ts'

interface RelativeTimeProps {
  readonly at: string | null
  /** What is due and has not begun is due now, and not in the past. */
  readonly isUpcoming?: boolean
}

/** A time in words, counted from now; the exact time on hover. */
export const RelativeTime = ({ at, isUpcoming = false }: RelativeTimeProps) => {
  const intl = useIntl()
  const text = useText()
  const now = useNow()
  if (at === null) return <span>{text('common.never')}</span>
  return (
    <Tooltip label={intl.formatDate(at, { dateStyle: 'full', timeStyle: 'medium' })}>
      <time dateTime={at}>{relativeWords(intl, at, now, { isUpcoming })}</time>
    </Tooltip>
  )
}
