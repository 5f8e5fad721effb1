import type { z } from 'zod'
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
    const given = asRecord(findSetting(db, key))
    return Settings.parse({
      ...soundParts(Settings, given, defaultSettings),
      notifications: soundParts(
        Settings.shape.notifications,
        asRecord(given['notifications']),
        defaultSettings.notifications,
      ),
    })
  },
  save: (settings) => db.whenFree(() => saveSetting(db, key, settings)),
  find: (name) => findSetting(db, `window:${name}`),
  keep: (name, value) => db.whenFree(() => saveSetting(db, `window:${name}`, value)),
})

const asRecord = (stored: unknown): Readonly<Record<string, unknown>> =>
  typeof stored === 'object' && stored !== null ? { ...stored } : {}

/** A version that knows more settings wrote this, or one that knew fewer: what is sound is kept, one by one. */
const soundParts = (
  { shape }: { readonly shape: Readonly<Record<string, z.ZodType>> },
  given: Readonly<Record<string, unknown>>,
  usual: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => [
      name,
      schema.safeParse(given[name]).success ? given[name] : usual[name],
    ]),
  )
