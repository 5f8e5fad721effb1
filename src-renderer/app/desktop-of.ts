import type { ApiClient } from '../api/api-client.ts'
import type { Desktop } from '../ui/desktop.tsx'

/** The program around the page, over the contract. */
export const desktopOf = (api: ApiClient): Desktop => ({
  copyText: (text) => api.call('app.copyText', { text }),
  noteUnsaved: (isUnsaved) => {
    // The page asks by itself whichever way it is left; only a window that closes would then not ask.
    api.call('app.noteUnsaved', { isUnsaved }).catch(() => undefined)
  },
})
