import { dialog, type BrowserWindow } from 'electron'
import { showWindow } from './main-window.ts'
import type { Texts } from './texts.ts'

interface UnsavedSetup {
  readonly window: () => BrowserWindow | undefined
  readonly texts: () => Texts
}

export interface UnsavedWork {
  /** What the page says of itself; a page that is gone has nothing any more. */
  note(isUnsaved: boolean): void
  isThere(): boolean
  /** At once when nothing would be lost; otherwise as the person decides, who is asked once. */
  mayClose(): Promise<boolean>
}

/** Keeps what somebody is in the middle of from going with the window without a question. */
export const watchUnsavedWork = ({ window, texts }: UnsavedSetup): UnsavedWork => {
  let isUnsaved = false
  let asked: Promise<boolean> | undefined
  const ask = async (owner: BrowserWindow): Promise<boolean> => {
    showWindow(owner)
    const { response } = await dialog.showMessageBox(owner, {
      type: 'warning',
      message: texts()('dialog.unsaved'),
      detail: texts()('dialog.unsavedDetail'),
      buttons: [texts()('dialog.loseChanges'), texts()('common.cancel')],
      defaultId: 1,
      cancelId: 1,
    })
    const isLeaving = response === 0
    if (isLeaving) isUnsaved = false
    return isLeaving
  }
  return {
    note(now) {
      isUnsaved = now
    },
    isThere: () => isUnsaved,
    mayClose() {
      const owner = window()
      if (!isUnsaved || owner === undefined) return Promise.resolve(true)
      asked ??= ask(owner).finally(() => {
        asked = undefined
      })
      return asked
    },
  }
}
