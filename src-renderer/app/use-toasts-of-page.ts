import { hideNotification, notificationsStore } from '@mantine/notifications'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'

/** What is said while somebody leaves a page is not about the page that is left. */
const leavingMs = 1000

/** Toasts that wait to be closed go with the page they came up on: the bell keeps them, and the next page is free of them. */
export const useToastsOfPage = (): void => {
  const [path] = useLocation()
  const shown = useRef<ReadonlyMap<string, number>>(new Map())
  useEffect(
    () =>
      notificationsStore.subscribe(({ notifications: toasts }) => {
        const ids = toasts.flatMap(({ id }) => (id === undefined ? [] : [id]))
        shown.current = new Map(ids.map((id) => [id, shown.current.get(id) ?? Date.now()]))
      }),
    [],
  )
  const page = useRef(path)
  // The toasts belong to the kit's store, which knows of no pages.
  useEffect(() => {
    if (page.current === path) return
    page.current = path
    for (const { id, autoClose } of notificationsStore.getState().notifications) {
      if (id === undefined || autoClose !== false) continue
      if (Date.now() - (shown.current.get(id) ?? 0) > leavingMs) hideNotification(id)
    }
  }, [path])
}
