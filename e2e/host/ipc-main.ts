import { EventEmitter } from 'node:events'
import type { WebContents } from './web-contents.ts'
import { makeLoud } from './loud.ts'

interface InvokeEvent {
  readonly sender: WebContents
}
type InvokeHandler = (event: InvokeEvent, ...given: readonly unknown[]) => unknown

const handlers = new Map<string, InvokeHandler>()

class IpcMain extends EventEmitter {
  handle(channel: string, handler: InvokeHandler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  }
  handleOnce(channel: string, handler: InvokeHandler): void {
    this.handle(channel, (event, ...given) => {
      this.removeHandler(channel)
      return handler(event, ...given)
    })
  }
  removeHandler(channel: string): void {
    handlers.delete(channel)
  }
}
makeLoud('ipcMain', IpcMain.prototype)

export const ipcMain = new IpcMain()

/** Answers a page's `ipcRenderer.invoke`. */
export const answerInvoke = async (
  channel: string,
  event: InvokeEvent,
  given: readonly unknown[],
): Promise<unknown> => {
  const handler = handlers.get(channel)
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
  return handler(event, ...given)
}
