import { z } from 'zod'

const Bounds = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() })
export type Bounds = z.infer<typeof Bounds>

const WindowState = z.object({ bounds: Bounds, isMaximized: z.boolean() })
export type WindowState = z.infer<typeof WindowState>

export const smallestSize = { width: 760, height: 520 }
const usualSize = { width: 1280, height: 800 }

export interface OpeningState {
  readonly width: number
  readonly height: number
  /** Absent: the system chooses the place. */
  readonly place: { readonly x: number; readonly y: number } | undefined
  readonly isMaximized: boolean
}

interface Displays {
  /** The areas of all of them that windows may cover. */
  readonly all: readonly Bounds[]
  /** The one where the system puts a window without a place. */
  readonly primary: Bounds
}

/** How the window opens: as it was left, if that can still be seen on one of the displays. */
export const openingState = (stored: unknown, { all, primary }: Displays): OpeningState => {
  const parsed = WindowState.safeParse(stored)
  const { bounds, isMaximized } = parsed.success ? parsed.data : { bounds: undefined, isMaximized: false }
  const display = bounds === undefined ? undefined : all.find((each) => showsTitle(bounds, each))
  const { width, height } = bounds ?? usualSize
  const room = display ?? primary
  return {
    width: Math.max(smallestSize.width, Math.min(width, room.width)),
    height: Math.max(smallestSize.height, Math.min(height, room.height)),
    place: display === undefined || bounds === undefined ? undefined : { x: bounds.x, y: bounds.y },
    isMaximized,
  }
}

/** A hand's breadth of the title bar must be there to drag the window by. */
const graspable = 120

const showsTitle = (window: Bounds, display: Bounds): boolean => {
  const left = Math.max(window.x, display.x)
  const right = Math.min(window.x + window.width, display.x + display.width)
  const isTopVisible = window.y >= display.y && window.y < display.y + display.height - graspable / 2
  return isTopVisible && right - left >= graspable
}
