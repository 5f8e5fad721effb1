import { useEffect, useRef, type RefObject } from 'react'

/** Brings an element into view once it is there; in a narrow window it lies under what opened it, out of sight. */
export const useIntoView = <Shown extends HTMLElement>(): RefObject<Shown | null> => {
  const place = useRef<Shown>(null)
  // Scrolling belongs to the browser. The braces matter: newer ones answer with a promise, which React would take for
  // the end of the effect.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return place
}
