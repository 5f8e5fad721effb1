import { useEffect, useRef, type RefObject } from 'react'
import { useLocation } from 'wouter'

/** How long a page may take to show its heading; one that takes longer is read by whoever waits for it. */
const patienceMs = 3000

/** After navigation the focus goes to the page's heading, so that keyboard and screen reader start where the page does. */
export const usePageFocus = (content: RefObject<HTMLElement | null>): void => {
  const [path] = useLocation()
  const shown = useRef(path)
  // The focus belongs to the document; the heading may appear only when its data have.
  useEffect(() => {
    if (shown.current === path) return
    shown.current = path
    const main = content.current
    if (main === null) return
    if (focusHeading(main)) return
    const observer = new MutationObserver(() => {
      if (focusHeading(main)) observer.disconnect()
    })
    observer.observe(main, { childList: true, subtree: true })
    const timer = setTimeout(() => observer.disconnect(), patienceMs)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [path, content])
}

const focusHeading = (main: HTMLElement): boolean => {
  const heading = main.querySelector<HTMLElement>('h1')
  if (heading === null) return false
  // A page that put the focus into its first field, or a dialog, knows better. A row that still has it belongs to a
  // list that stays, with another detail beside it.
  const { activeElement } = document
  const holder = activeElement?.closest('[role="dialog"], main input, main textarea, main [role="row"]')
  const isPlaced = holder !== null && holder !== undefined
  if (!isPlaced) {
    heading.focus({ preventScroll: true })
    main.scrollTop = 0
  }
  return true
}
