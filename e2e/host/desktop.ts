// What the app asks of the desktop around it: dialogs, other programs, the clipboard.
import type * as Electron from 'electron'
import { complain, makeLoud } from './loud.ts'

const unanswered = (name: string) => (): Promise<never> =>
  Promise.reject(new Error(`electron-host: dialog.${name} was shown, and the test had set no answer`))

/** A test sets the answers: `answerDialog` of e2e/fixtures/main-process.ts. */
export const dialog = makeLoud('dialog', {
  showOpenDialog: unanswered('showOpenDialog'),
  showSaveDialog: unanswered('showSaveDialog'),
  showMessageBox: unanswered('showMessageBox'),
  showErrorBox: (title: string, content: string): void => complain(`error box: ${title}: ${content}`),
} satisfies Partial<Electron.Dialog>)

/** Opens nothing; e2e/hook.cjs records it. */
export const shell = makeLoud('shell', {
  openExternal: (_url: string): Promise<void> => Promise.resolve(),
  openPath: (_path: string): Promise<string> => Promise.resolve(''),
  showItemInFolder: (_path: string): void => {},
} satisfies Partial<Electron.Shell>)

const board = { text: '' }

export const clipboard = makeLoud('clipboard', {
  writeText: (text: string): Promise<void> => {
    board.text = text
    return Promise.resolve()
  },
  readText: (): Promise<string> => Promise.resolve(board.text),
} satisfies Partial<Electron.Clipboard>)
