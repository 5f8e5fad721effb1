import type { Settings } from '../../src-shared/contract/app-calls.ts'
import { useCall, useCommand } from '../api/use-call.ts'
import { useNotify } from '../ui/use-notify.tsx'

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
  const notify = useNotify()
  const { data: settings } = useCall('settings.get', undefined)
  const save = useCommand('settings.save')
  const change = (part: Partial<Settings>): void => {
    if (settings !== undefined) save.mutate({ ...settings, ...part }, { onError: notify.failed })
  }
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
