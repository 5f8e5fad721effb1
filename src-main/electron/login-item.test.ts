import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { renewLoginItem, setLoginItem, startsHidden, type LoginSystem } from './login-item.ts'

let folder = ''
let items: unknown[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-login-'))
  items = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const on = (platform: NodeJS.Platform, program = '/opt/Rollcall/rollcall'): LoginSystem => ({
  platform,
  program,
  configurationFolder: folder,
  setItem: (item) => void items.push(item),
})
const file = (): string => join(folder, 'autostart', 'rollcall.desktop')

const start = (platform: NodeJS.Platform, args: readonly string[], wasOpenedAtLogin: boolean): boolean =>
  startsHidden({ platform, args, wasOpenedAtLogin: () => wasOpenedAtLogin })

describe('setLoginItem', () => {
  it.each(['win32', 'darwin'] as const)('asks Electron to start the program hidden on %s', (platform) => {
    setLoginItem(true, on(platform))
    setLoginItem(false, on(platform))
    expect(items).toEqual([
      { openAtLogin: true, args: ['--hidden'] },
      { openAtLogin: false, args: ['--hidden'] },
    ])
    expect(existsSync(file())).toBe(false)
  })

  it('writes an autostart file on Linux, and takes it away', () => {
    setLoginItem(true, on('linux'))
    expect(readFileSync(file(), 'utf8')).toContain('Exec="/opt/Rollcall/rollcall" --hidden')
    setLoginItem(false, on('linux'))
    setLoginItem(false, on('linux'))
    expect(existsSync(file())).toBe(false)
    expect(items).toEqual([])
  })
})

describe('renewLoginItem', () => {
  it('names the program that is used now, and keeps what the person changed', () => {
    setLoginItem(true, on('linux', '/home/ann/Rollcall-1.AppImage'))
    const disabled = readFileSync(file(), 'utf8').replace('enabled=true', 'enabled=false')
    writeFileSync(file(), disabled)
    renewLoginItem(on('linux', '/home/ann/$new/Rollcall-2.AppImage'))
    const renewed = readFileSync(file(), 'utf8')
    expect(renewed).toContain('Exec="/home/ann/\\$new/Rollcall-2.AppImage" --hidden')
    expect(renewed).toContain('X-GNOME-Autostart-enabled=false')
  })

  it('brings nothing back that the person took away', () => {
    renewLoginItem(on('linux'))
    expect(existsSync(file())).toBe(false)
  })
})

describe('startsHidden', () => {
  it('is told by the argument that the system was given', () => {
    expect(start('win32', ['--hidden'], false)).toBe(true)
    expect(start('linux', ['--hidden'], false)).toBe(true)
    expect(start('linux', [], false)).toBe(false)
  })

  it('is told by macOS itself, whose login items have no arguments', () => {
    expect(start('darwin', [], true)).toBe(true)
    expect(start('darwin', [], false)).toBe(false)
  })
})
