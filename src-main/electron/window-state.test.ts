import { describe, expect, it } from 'vitest'
import { openingState, smallestSize, type Bounds, type OpeningState } from './window-state.ts'

const display = { x: 0, y: 0, width: 1920, height: 1080 }
const second = { x: 1920, y: 0, width: 1280, height: 1024 }
const bounds = { x: 100, y: 80, width: 1200, height: 700 }

const open = (stored: unknown, ...all: readonly [Bounds, ...Bounds[]]): OpeningState =>
  openingState(stored, { all, primary: all[0] })

describe('openingState', () => {
  it('opens the window where it was left', () => {
    expect(open({ bounds, isMaximized: true }, display)).toEqual({
      width: 1200,
      height: 700,
      place: { x: 100, y: 80 },
      isMaximized: true,
    })
  })

  it('lets the system choose a place when the display is gone', () => {
    const away = { ...bounds, x: 2000 }
    expect(open({ bounds: away, isMaximized: false }, display, second).place).toEqual({
      x: 2000,
      y: 80,
    })
    expect(open({ bounds: away, isMaximized: false }, display).place).toBeUndefined()
  })

  it('lets the system choose a place when the title bar could not be grasped', () => {
    for (const hidden of [
      { ...bounds, y: -40 },
      { ...bounds, x: 1900 },
      { ...bounds, x: -1150 },
      { ...bounds, y: 1060 },
    ])
      expect(open({ bounds: hidden, isMaximized: false }, display).place).toBeUndefined()
  })

  it('fits a window to a display that has become smaller', () => {
    const huge = { x: 0, y: 0, width: 3000, height: 2000 }
    expect(open({ bounds: huge, isMaximized: false }, display)).toMatchObject({
      width: 1920,
      height: 1080,
    })
  })

  it('fits a window to the display it falls back to when its own is gone', () => {
    const laptop = { x: 0, y: 25, width: 1180, height: 700 }
    const large = { x: 3000, y: 0, width: 3840, height: 2100 }
    expect(open({ bounds: large, isMaximized: false }, laptop)).toEqual({
      width: 1180,
      height: 700,
      place: undefined,
      isMaximized: false,
    })
    expect(open(undefined, laptop)).toMatchObject({ width: 1180, height: 700 })
  })

  it('never opens smaller than the page can be used', () => {
    const tiny = { x: 0, y: 0, width: 150, height: 20 }
    expect(open({ bounds: tiny, isMaximized: false }, display)).toMatchObject(smallestSize)
  })

  it.each([undefined, null, 'x', {}, { bounds: { x: 1.5, y: 0, width: 1, height: 1 }, isMaximized: false }])(
    'opens as usual when %j was kept',
    (stored) => {
      expect(open(stored, display)).toEqual({
        width: 1280,
        height: 800,
        place: undefined,
        isMaximized: false,
      })
    },
  )
})
