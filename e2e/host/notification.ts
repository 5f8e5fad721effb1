import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { makeLoud } from './loud.ts'

/** Nothing is shown; e2e/hook.cjs records it. A test clicks it with `emit('click')`. */
export class Notification extends EventEmitter {
  static isSupported(): boolean {
    return true
  }
  title: string
  body: string
  silent: boolean

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super()
    this.title = options.title ?? ''
    this.body = options.body ?? ''
    this.silent = options.silent === true
  }
  show(): void {
    this.emit('show', {})
  }
  close(): void {
    this.emit('close', {})
  }
}
makeLoud('Notification', Notification)
makeLoud('Notification', Notification.prototype)
