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

/** How the window opens: as it was left, if that can still be seen on one of the displays. */
export const openingState = (stored: unknown, displays: readonly Bounds[]): OpeningState => {
  const parsed = WindowState.safeParse(stored)
  if (!parsed.success) return { ...usualSize, place: undefined, isMaximized: false }
  const { bounds, isMaximized } = parsed.data
  const display = displays.find((each) => showsTitle(bounds, each))
  const width = Math.max(smallestSize.width, Math.min(bounds.width, display?.width ?? bounds.width))
  const height = Math.max(smallestSize.height, Math.min(bounds.height, display?.height ?? bounds.height))
  const place = display === undefined ? undefined : { x: bounds.x, y: bounds.y }
  return { width, height, place, isMaximized }
}

/** A hand's breadth of the title bar must be there to drag the window by. */
const graspable = 120

const showsTitle = (window: Bounds, display: Bounds): boolean => {
  const left = Math.max(window.x, display.x)
  const right = Math.min(window.x + window.width, display.x + display.width)
  const isTopVisible = window.y >= display.y && window.y < display.y + display.height - graspable / 2
  return isTopVisible && right - left >= graspable
}
