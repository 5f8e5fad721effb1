/** How long a person may pause a source, in the window and in the tray alike. */
export const pauseChoices = ['half-hour', 'tomorrow', 'resumed'] as const
export type PauseChoice = (typeof pauseChoices)[number]

const halfHourMs = 30 * 60_000

/** The moment a pause ends, as ISO text, tomorrow being where the person is; null when only a person ends it. */
export const pauseUntil = (choice: PauseChoice, now: Date): string | null => {
  if (choice === 'resumed') return null
  if (choice === 'half-hour') return new Date(now.getTime() + halfHourMs).toISOString()
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).toISOString()
}
