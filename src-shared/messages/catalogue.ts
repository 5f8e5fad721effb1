// Every text on screen, in ICU message format, one file an area and language. A translation that is missing or has a
// key too many does not compile. Window, tray and notifications share it.
import { common as deCommon } from './de/common.ts'
import { shell as deShell } from './de/shell.ts'
import { common } from './en/common.ts'
import { shell } from './en/shell.ts'
import { deliveries as deDeliveries } from './de/deliveries.ts'
import { groups as deGroups } from './de/groups.ts'
import { overview as deOverview } from './de/overview.ts'
import { palette as dePalette } from './de/palette.ts'
import { people as dePeople } from './de/people.ts'
import { runs as deRuns } from './de/runs.ts'
import { shortcuts as deShortcuts } from './de/shortcuts.ts'
import { deliveries } from './en/deliveries.ts'
import { groups } from './en/groups.ts'
import { overview } from './en/overview.ts'
import { palette } from './en/palette.ts'
import { people } from './en/people.ts'
import { runs } from './en/runs.ts'
import { shortcuts } from './en/shortcuts.ts'
import { notifications as deNotifications } from './de/notifications.ts'
import { tray as deTray } from './de/tray.ts'
import { notifications } from './en/notifications.ts'
import { tray } from './en/tray.ts'
import { connectivity as deConnectivity } from './de/connectivity.ts'
import { connectivity } from './en/connectivity.ts'
import { mappings as deMappings } from './de/mappings.ts'
import { mappings } from './en/mappings.ts'
import { settings as deSettings } from './de/settings.ts'
import { settings } from './en/settings.ts'
import { sourceFields as deSourceFields } from './de/source-fields.ts'
import { sources as deSources } from './de/sources.ts'
import { sourceFields } from './en/source-fields.ts'
import { sources } from './en/sources.ts'

const english = {
  ...tray,
  ...notifications,
  ...common,
  ...shell,
  ...overview,
  ...palette,
  ...runs,
  ...deliveries,
  ...shortcuts,
  ...people,
  ...groups,
  ...connectivity,
  ...mappings,
  ...settings,
  ...sources,
  ...sourceFields,
}
const german = {
  ...deTray,
  ...deNotifications,
  ...deCommon,
  ...deShell,
  ...deOverview,
  ...dePalette,
  ...deRuns,
  ...deDeliveries,
  ...deShortcuts,
  ...dePeople,
  ...deGroups,
  ...deConnectivity,
  ...deMappings,
  ...deSettings,
  ...deSources,
  ...deSourceFields,
} satisfies Record<keyof typeof english, string>

export type MessageId = keyof typeof english
export type Language = 'en' | 'de'

export const catalogues: Readonly<Record<Language, Readonly<Record<MessageId, string>>>> = {
  en: english,
  de: german,
}

/** The language for a locale such as `de-AT`; English where there is none. */
export const languageOf = (locale: string): Language => (locale.toLowerCase().startsWith('de') ? 'de' : 'en')
