import { Settings } from '../../../src-shared/contract/app-calls.ts'
import type { WritableDb } from '../../store/database-handle.ts'
import { findSetting, saveSetting } from '../../store/settings-store.ts'

export interface SettingsService {
  get(): Settings
  save(settings: Settings): Promise<void>
  /** Something only the main process keeps, such as where the window stood. */
  find(key: string): unknown
  keep(key: string, value: unknown): Promise<void>
}

const key = 'window-settings'

export const defaultSettings: Settings = {
  startAtLogin: false,
  closeToTray: true,
  notifications: { held: true, failing: true, recovered: true, expiring: true },
  theme: 'system',
  highContrast: false,
  language: 'system',
  historyDays: 0,
  navigationFolded: false,
}

export const createSettingsService = (db: WritableDb): SettingsService => ({
  get() {
    const stored = findSetting(db, key)
    const given = typeof stored === 'object' && stored !== null ? stored : {}
    // A version that knows more settings wrote this, or one that knew fewer: what is sound is kept.
    const parsed = Settings.partial().strip().safeParse(given)
    return { ...defaultSettings, ...(parsed.success ? withoutAbsent(parsed.data) : {}) }
  },
  save: (settings) => db.whenFree(() => saveSetting(db, key, settings)),
  find: (name) => findSetting(db, `window:${name}`),
  keep: (name, value) => db.whenFree(() => saveSetting(db, `window:${name}`, value)),
})

const withoutAbsent = (settings: {
  readonly [Key in keyof Settings]?: Settings[Key] | undefined
}): Partial<Settings> =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
