// The machine's power and screen. A test tells power events with `powerMonitor.emit('suspend')`.
import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { makeLoud } from './loud.ts'

class PowerMonitor extends EventEmitter {
  isOnBatteryPower(): boolean {
    return false
  }
  getSystemIdleTime(): number {
    return 0
  }
}
makeLoud('powerMonitor', PowerMonitor.prototype)

export const powerMonitor = new PowerMonitor()

const area = { x: 0, y: 0, width: 1920, height: 1080 }
const display = { id: 1, scaleFactor: 1, bounds: area, workArea: area, workAreaSize: area, size: area }

class Screen extends EventEmitter {
  getPrimaryDisplay(): typeof display {
    return display
  }
  getAllDisplays(): (typeof display)[] {
    return [display]
  }
  getDisplayMatching(_bounds: Electron.Rectangle): typeof display {
    return display
  }
}
makeLoud('screen', Screen.prototype)

export const screen = new Screen()
