import type { WebPreferences } from 'electron'

interface PageSetup {
  readonly preload: string
  readonly isPackaged: boolean
}

/** What a page is given: no Node, a world of its own for the bridge, the system's sandbox, and nothing it does not need. */
export const pagePreferences = ({ preload, isPackaged }: PageSetup): WebPreferences => ({
  preload,
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
  devTools: !isPackaged,
})
