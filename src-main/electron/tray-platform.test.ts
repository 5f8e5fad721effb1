import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clickShowsWindow, trayImageName } from './tray-platform.ts'

const resources = join(import.meta.dirname, '..', '..', 'resources')
const icons = ['ok', 'syncing', 'attention', 'error', 'paused', 'offline'] as const

describe('trayImageName', () => {
  it.each(['darwin', 'win32', 'linux'] as const)(
    'names pictures that are there, in both sizes, on %s',
    (platform) => {
      const names = icons.map((icon) => trayImageName(icon, platform))
      const missing = names
        .flatMap((name) => [name, name.replace('.png', '@2x.png')])
        .filter((name) => !existsSync(join(resources, name)))
      expect(missing).toEqual([])
    },
  )
})

describe('clickShowsWindow', () => {
  it('leaves a click to the menu where it opens that', () => {
    expect(clickShowsWindow('darwin')).toBe(false)
    expect(clickShowsWindow('win32')).toBe(true)
    expect(clickShowsWindow('linux')).toBe(true)
  })
})
