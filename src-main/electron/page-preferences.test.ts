import { describe, expect, it } from 'vitest'
import { pagePreferences } from './page-preferences.ts'

describe('pagePreferences', () => {
  it('isolates the page in the system’s sandbox, without Node anywhere in it', () => {
    expect(pagePreferences({ preload: '/app/preload.cjs', isPackaged: true })).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
    })
  })

  it('has developer tools in a checkout and none in a package', () => {
    expect(pagePreferences({ preload: '', isPackaged: false }).devTools).toBe(true)
    expect(pagePreferences({ preload: '', isPackaged: true }).devTools).toBe(false)
  })
})
