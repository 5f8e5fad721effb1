// Nothing is shown. e2e/hook.cjs records what the app sets, here and in Electron alike.
import { EventEmitter } from 'node:events'
import { makeLoud } from './loud.ts'
import type { Menu } from './menu.ts'

export class Tray extends EventEmitter {
  #isDestroyed = false

  constructor(_image: unknown) {
    super()
  }
  setImage(_image: unknown): void {}
  setToolTip(_text: string): void {}
  setContextMenu(_menu: Menu | null): void {}
  popUpContextMenu(_menu?: Menu): void {}
  // macOS: do not wait for a second click.
  setIgnoreDoubleClickEvents(_isIgnored: boolean): void {}
  destroy(): void {
    this.#isDestroyed = true
  }
  isDestroyed(): boolean {
    return this.#isDestroyed
  }
}
makeLoud('Tray', Tray.prototype)
