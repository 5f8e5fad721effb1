import { useEffect, useRef, useState } from 'react'
import { useDesktop } from './desktop.tsx'

export interface LeaveGuard {
  /** Somebody wants to leave and has not been answered yet. */
  readonly isAsking: boolean
  readonly stay: () => void
  readonly leave: () => void
  /** Goes on without asking: after a save or a removal. */
  readonly release: () => void
}

/** The route without its query: another tab of the same page is no way out. */
const pathOf = (hash: string): string => hash.replace(/\?.*$/, '')

/**
 * Asks before unsaved work is lost, whichever way out of the page is taken: a link, the palette, the tray, Back. Before
 * the window closes the main process asks, which is told of the work: on Electron a page that holds the window by
 * `beforeunload` keeps it without a word (https://www.electronjs.org/docs/latest/api/web-contents#event-will-prevent-unload).
 */
export const useLeaveGuard = (isDirty: boolean): LeaveGuard => {
  const [target, setTarget] = useState<string>()
  const isReleased = useRef(false)
  const { noteUnsaved } = useDesktop()
  // Routes change outside of React, and only a listener that runs before the router's can keep the old one.
  useEffect(() => {
    if (!isDirty) return undefined
    isReleased.current = false
    let here = location.hash
    const onHashChange = (event: Event): void => {
      const next = location.hash
      if (isReleased.current || pathOf(next) === pathOf(here)) {
        here = next
        return
      }
      event.stopImmediatePropagation()
      history.pushState(null, '', here)
      setTarget(next)
    }
    addEventListener('hashchange', onHashChange, { capture: true })
    noteUnsaved(true)
    return () => {
      removeEventListener('hashchange', onHashChange, { capture: true })
      noteUnsaved(false)
    }
  }, [isDirty, noteUnsaved])
  return {
    isAsking: target !== undefined,
    stay: () => setTarget(undefined),
    leave: () => {
      isReleased.current = true
      setTarget(undefined)
      if (target !== undefined) location.hash = target
    },
    release: () => {
      isReleased.current = true
    },
  }
}
