interface TimeQuestion {
  /** BCP 47. */
  readonly locale: string
  readonly now: Date
}

/** The time of day, with the date when it was not today. */
export const timeText = (iso: string, { locale, now }: TimeQuestion): string => {
  const date = new Date(iso)
  const isToday = date.toDateString() === now.toDateString()
  return date.toLocaleString(locale, {
    ...(isToday ? {} : { dateStyle: 'short' as const }),
    timeStyle: 'short',
  })
}
