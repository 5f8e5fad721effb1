// What runs inside the page while it is measured: frames are counted where a person would see them. Each function is sent
// to the page on its own and uses nothing but its argument and the page, so what it needs is within it.
/* oxlint-disable unicorn/consistent-function-scoping */
import type { Page } from '@playwright/test'

interface Element {
  scrollTop: number
  readonly scrollHeight: number
  readonly clientHeight: number
  readonly textContent: string
  querySelector(selector: string): Element | null
  querySelectorAll(selector: string): Iterable<Element>
  getBoundingClientRect(): { readonly top: number; readonly bottom: number }
}
declare const document: { querySelector(selector: string): Element | null }
declare const location: { hash: string }
declare const requestAnimationFrame: (drawn: (atMs: number) => void) => void

export interface Scrolled {
  /** Milliseconds from each frame to the next. */
  readonly frameMs: readonly number[]
  /** Frames in which some row in sight had not arrived yet. */
  readonly framesWithGaps: number
}

/** Moves the list by so many pixels at every frame, back at its end, and tells how long each frame took. */
export const scrollBy = (page: Page, pixels: number, frames: number): Promise<Scrolled> =>
  page.evaluate(
    async ({ step, count }) => {
      const grid = document.querySelector('main [role=grid]')
      if (grid === null) throw new Error('there is no table to scroll')
      const frame = () => new Promise<number>((drawn) => requestAnimationFrame(drawn))
      const hasGap = (): boolean => {
        const { top, bottom } = grid.getBoundingClientRect()
        return [...grid.querySelectorAll('[role=rowgroup] [role=row]')].some((row) => {
          const place = row.getBoundingClientRect()
          return (
            place.bottom > top &&
            place.top < bottom &&
            row.querySelector('[role=gridcell]')?.textContent === ''
          )
        })
      }
      const frameMs: number[] = []
      let framesWithGaps = 0
      let direction = 1
      let before = await frame()
      for (let index = 0; index < count; index += 1) {
        const end = grid.scrollHeight - grid.clientHeight
        if (grid.scrollTop + direction * step > end || grid.scrollTop + direction * step < 0) direction *= -1
        grid.scrollTop += direction * step
        const now = await frame()
        frameMs.push(now - before)
        before = now
        if (hasGap()) framesWithGaps += 1
      }
      return { frameMs, framesWithGaps }
    },
    { step: pixels, count: frames },
  )

/** Goes to a place of the list at once and gives the milliseconds until its rows are drawn; `place` is 0 to 1. */
export const jumpTo = (page: Page, place: number): Promise<number> =>
  page.evaluate(async (share) => {
    const grid = document.querySelector('main [role=grid]')
    if (grid === null) throw new Error('there is no table to scroll')
    const frame = () => new Promise<number>((drawn) => requestAnimationFrame(drawn))
    const isThere = (): boolean => {
      const { top, bottom } = grid.getBoundingClientRect()
      const inSight = [...grid.querySelectorAll('[role=rowgroup] [role=row]')].filter((row) => {
        const { top: from, bottom: to } = row.getBoundingClientRect()
        return to > top && from < bottom
      })
      return (
        inSight.length > 5 && inSight.every((row) => row.querySelector('[role=gridcell]')?.textContent !== '')
      )
    }
    const startedAt = performance.now()
    grid.scrollTop = share * (grid.scrollHeight - grid.clientHeight)
    do await frame()
    while (!isThere())
    return performance.now() - startedAt
  }, place)

/** Opens a route and gives the milliseconds until it has its heading and nothing of it is still on its way. */
export const openRoute = (page: Page, route: string): Promise<number> =>
  page.evaluate(async (to) => {
    const frame = () => new Promise<number>((drawn) => requestAnimationFrame(drawn))
    const isBusy = (): boolean => {
      const main = document.querySelector('main')
      const waiting = '[aria-busy=true], .mantine-Skeleton-root, [data-loading]'
      return main === null || main.querySelector('h1') === null || main.querySelector(waiting) !== null
    }
    const startedAt = performance.now()
    location.hash = `#${to}`
    // The page before stays for a frame.
    await frame()
    do await frame()
    while (isBusy())
    return performance.now() - startedAt
  }, route)
