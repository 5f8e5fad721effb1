import { useEffect, useRef, useState } from 'react'

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
 * Asks before unsaved work is lost, whichever way out of the page is taken: a link, the palette, the tray, Back. A window
 * that closes is held by `beforeunload`; asking is then up to the main process (Electron's `will-prevent-unload`).
 */
export const useLeaveGuard = (isDirty: boolean): LeaveGuard => {
  const [target, setTarget] = useState<string>()
  const isReleased = useRef(false)
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
    const onClose = (event: BeforeUnloadEvent): void => {
      if (!isReleased.current) event.preventDefault()
    }
    addEventListener('hashchange', onHashChange, { capture: true })
    addEventListener('beforeunload', onClose)
    return () => {
      removeEventListener('hashchange', onHashChange, { capture: true })
      removeEventListener('beforeunload', onClose)
    }
  }, [isDirty])
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
