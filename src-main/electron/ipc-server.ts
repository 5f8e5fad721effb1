import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { callChannel, cancelChannel, eventChannel } from '../../src-shared/contract/channels.ts'
import type { AppEvent } from '../../src-shared/contract/events.ts'
import { toFailure, AppError } from '../../src-shared/errors/app-error.ts'
import type { Api } from '../handlers/create-api.ts'
import { isTrustedSender } from './trusted-senders.ts'

interface ServerSetup {
  readonly api: Api
  readonly origin: string
  /** The page of our window as it is now. */
  readonly page: () => WebContents | undefined
  readonly onRefused: (url: string | undefined) => void
}

export interface IpcServer {
  /** Sends to the page; what comes before the page listens waits until it does. */
  tell(event: AppEvent): void
  /** The page listens: it is told what waited for that. */
  startTelling(): void
  /** The page is gone or loads anew: what it asked for is cancelled, and it has to listen again before it is told. */
  forgetPage(): void
  /** The program ends: what was asked for is cancelled, and nothing more is answered. */
  close(): void
}

/** The contract over Electron's messages: one channel for calls, one for cancelling, one for events. */
export const serveIpc = ({ api, origin, page, onRefused }: ServerSetup): IpcServer => {
  let isListening = false
  let isClosed = false
  // Remembered here: a page that is gone cannot be asked for its id any more.
  let caller: number | undefined
  let waiting: AppEvent[] = []

  const isTrusted = (event: IpcMainEvent | IpcMainInvokeEvent): boolean => {
    const frame = event.senderFrame
    const frameUrl = frame?.url
    const isOurWindow = event.sender === page()
    const isMainFrame = frame !== null && frame.parent === null
    const trusted = isTrustedSender({ frameUrl, isMainFrame, isOurWindow }, origin)
    if (!trusted) onRefused(frameUrl)
    return trusted
  }

  const send = (event: AppEvent): void => {
    const contents = page()
    if (contents !== undefined && !contents.isDestroyed()) contents.send(eventChannel, event)
  }

  ipcMain.handle(callChannel, async (event, id: unknown, name: unknown, input: unknown) => {
    if (!isTrusted(event))
      return { ok: false, failure: toFailure(new AppError('input.invalid', 'This page may not ask.')) }
    if (isClosed)
      return { ok: false, failure: toFailure(new AppError('sync.cancelled', 'Rollcall is being closed.')) }
    caller = event.sender.id
    return api.invoke({ caller: event.sender.id, id, name, input })
  })
  ipcMain.on(cancelChannel, (event, id: unknown) => {
    if (isTrusted(event)) api.cancel(event.sender.id, id)
  })

  const forgetPage = (): void => {
    isListening = false
    if (caller !== undefined) api.cancelAll(caller)
    caller = undefined
  }

  return {
    tell(event) {
      if (isListening) send(event)
      // Progress that nobody sees is not worth keeping.
      else if (!event.kind.endsWith('.progressed')) waiting = [...waiting, event].slice(-mostWaiting)
    },
    startTelling() {
      isListening = true
      for (const event of waiting.splice(0)) send(event)
    },
    forgetPage,
    close() {
      isClosed = true
      forgetPage()
    },
  }
}

/** More than this a page that loads has no use for: it asks for everything anyway. */
const mostWaiting = 20
