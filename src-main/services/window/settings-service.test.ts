import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WritableDb } from '../../store/database-handle.ts'
import { openDatabase } from '../../store/open-database.ts'
import { saveSetting } from '../../store/settings-store.ts'
import { createSettingsService, defaultSettings, type SettingsService } from './settings-service.ts'

let db: WritableDb
let settings: SettingsService
beforeEach(() => {
  db = openDatabase(':memory:')
  settings = createSettingsService(db)
})
afterEach(() => db.close())

const store = (stored: unknown): void => saveSetting(db, 'window-settings', stored)

describe('the settings of the window', () => {
  it('are the usual ones until somebody saves others', async () => {
    expect(settings.get()).toEqual(defaultSettings)
    const changed = { ...defaultSettings, theme: 'dark', historyDays: 90 } as const
    await settings.save(changed)
    expect(settings.get()).toEqual(changed)
  })

  it('keep what is sound of what another version wrote, one by one', () => {
    store({ theme: 'dark', language: 'fr', historyDays: 90, isShiny: true })
    expect(settings.get()).toEqual({ ...defaultSettings, theme: 'dark', historyDays: 90 })
  })

  it('keep a class of notifications off when another version knew other classes', () => {
    store({ notifications: { held: false, moon: true } })
    expect(settings.get().notifications).toEqual({
      held: false,
      failing: true,
      recovered: true,
      expiring: true,
    })
  })

  it.each([null, 'text', 7, []])('are the usual ones for %j', (stored) => {
    store(stored)
    expect(settings.get()).toEqual(defaultSettings)
  })
})
