import { EventEmitter } from 'node:events'
import { host } from './host.ts'
import { makeLoud } from './loud.ts'

type ThemeSource = 'system' | 'light' | 'dark'

class NativeTheme extends EventEmitter {
  readonly shouldUseHighContrastColors = false
  readonly shouldUseInvertedColorScheme = false
  readonly inForcedColorsMode = false
  readonly prefersReducedTransparency = false
  #source: ThemeSource = 'system'

  get themeSource(): ThemeSource {
    return this.#source
  }
  set themeSource(source: ThemeSource) {
    this.#source = source
    host.events.emit('theme')
    this.emit('updated')
  }
  /** The system of this host is light. */
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }
}
makeLoud('nativeTheme', NativeTheme.prototype)

export const nativeTheme = new NativeTheme()
