import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { makeLoud } from './loud.ts'

type Template = readonly (Electron.MenuItemConstructorOptions | MenuItem)[]

export class MenuItem {
  readonly id: string | undefined
  readonly role: string | undefined
  readonly type: string
  readonly accelerator: string | undefined
  readonly submenu: Menu | undefined
  label: string
  enabled: boolean
  visible: boolean
  checked: boolean
  readonly #click: ((item: MenuItem, window: BrowserWindow | undefined) => void) | undefined

  constructor(options: Electron.MenuItemConstructorOptions) {
    this.id = options.id
    this.role = options.role
    this.type = options.type ?? (options.submenu === undefined ? 'normal' : 'submenu')
    this.accelerator = typeof options.accelerator === 'string' ? options.accelerator : undefined
    this.label = options.label ?? options.role ?? ''
    this.enabled = options.enabled !== false
    this.visible = options.visible !== false
    this.checked = options.checked === true
    this.submenu = submenuOf(options.submenu)
    // The app's callback takes Electron's item and window; ours stand for them.
    this.#click = options.click as ((item: MenuItem, window: BrowserWindow | undefined) => void) | undefined
  }

  /** What a person's click does. */
  click(): void {
    if (!this.enabled) return
    if (this.type === 'checkbox') this.checked = !this.checked
    if (this.type === 'radio') this.checked = true
    const window = BrowserWindow.getFocusedWindow() ?? undefined
    if (this.#click !== undefined) this.#click(this, window)
    else if (this.role === 'quit') app.quit()
    else if (this.role === 'close') window?.close()
  }
}

export class Menu extends EventEmitter {
  static #applicationMenu: Menu | null = null
  static setApplicationMenu(menu: Menu | null): void {
    Menu.#applicationMenu = menu
  }
  static getApplicationMenu(): Menu | null {
    return Menu.#applicationMenu
  }
  static buildFromTemplate(template: Template): Menu {
    const menu = new Menu()
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item))
    return menu
  }

  readonly items: MenuItem[] = []

  append(item: MenuItem): void {
    this.items.push(item)
  }
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
  popup(_options?: object): void {}
}
makeLoud('Menu', Menu)
makeLoud('Menu', Menu.prototype)
makeLoud('MenuItem', MenuItem.prototype)

const submenuOf = (submenu: Electron.MenuItemConstructorOptions['submenu']): Menu | undefined => {
  if (submenu === undefined) return undefined
  if (Array.isArray(submenu)) return Menu.buildFromTemplate(submenu)
  // The only other thing it may be is a menu, and the only menus here are ours.
  return submenu as unknown as Menu
}
