import { Tooltip } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useIntl } from 'react-intl'
import { useText } from './use-text.ts'

const minuteMs = 60_000
const steps = [
  ['day', 24 * 60 * minuteMs],
  ['hour', 60 * minuteMs],
  ['minute', minuteMs],
] as const

/** A time in words, counted from now; the exact time on hover. */
export const RelativeTime = ({ at }: { readonly at: string | null }) => {
  const intl = useIntl()
  const text = useText()
  const [now, setNow] = useState(() => Date.now())
  // The clock is the outside thing here: "4 min ago" becomes wrong by itself.
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minuteMs / 2)
    return () => clearInterval(timer)
  }, [])
  if (at === null) return <span>{text('common.never')}</span>
  const differenceMs = new Date(at).getTime() - now
  const [unit, unitMs] = steps.find(([, ms]) => Math.abs(differenceMs) >= ms) ?? (['second', 1000] as const)
  const words = intl.formatRelativeTime(Math.round(differenceMs / unitMs), unit, {
    numeric: 'auto',
    style: 'short',
  })
  return (
    <Tooltip label={intl.formatDate(at, { dateStyle: 'full', timeStyle: 'medium' })}>
      <time dateTime={at}>{words}</time>
    </Tooltip>
  )
}
