import type { Settings } from '../../src-shared/contract/app-calls.ts'
import { useSettings } from '../features/settings/use-settings.ts'

export type ThemeChoice = Settings['theme']

interface Appearance {
  readonly theme: ThemeChoice
  readonly highContrast: boolean
  readonly isFolded: boolean
  readonly setTheme: (theme: ThemeChoice) => void
  readonly toggleHighContrast: () => void
  readonly toggleFold: () => void
}

/** How the window looks: kept with the settings, changed from the frame and the palette. */
export const useAppearance = (): Appearance => {
  const {
    query: { data: settings },
    change,
  } = useSettings()
  const highContrast = settings?.highContrast === true
  const isFolded = settings?.navigationFolded === true
  return {
    theme: settings?.theme ?? 'system',
    highContrast,
    isFolded,
    setTheme: (theme) => change({ theme }),
    toggleHighContrast: () => change({ highContrast: !highContrast }),
    toggleFold: () => change({ navigationFolded: !isFolded }),
  }
}
