import { dialog, shell, type BrowserWindow } from 'electron'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { allowedLink } from './link-list.ts'
import type { Texts } from './texts.ts'

interface LinkQuestion {
  readonly url: string
  readonly window: BrowserWindow | undefined
  readonly texts: Texts
}

/** Opens a page of the list in the browser after the person has seen the address and agreed. */
export const openLink = async ({ url, window, texts }: LinkQuestion): Promise<void> => {
  const link = allowedLink(url)
  if (link === undefined)
    throw new AppError('input.invalid', 'Rollcall opens only https pages of its own list.', {})
  const question = {
    type: 'question' as const,
    message: texts('dialog.openLink'),
    detail: link,
    buttons: [texts('dialog.open'), texts('common.cancel')],
    defaultId: 1,
    cancelId: 1,
  }
  const { response } = await (window === undefined
    ? dialog.showMessageBox(question)
    : dialog.showMessageBox(window, question))
  if (response === 0) await shell.openExternal(link)
}
