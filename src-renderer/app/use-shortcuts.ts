import { spotlight } from '@mantine/spotlight'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { useCall } from '../api/use-call.ts'
import { useApi } from '../api/api-context.tsx'
import { useSourceActions } from '../ui/use-source-actions.ts'
import { isForShortcuts, readKey, type Shortcut } from './shortcut-keys.ts'

/** How long `g` waits for its letter. */
const patienceMs = 1500

/** Single keys of the whole window. Ctrl/Cmd-K belongs to the palette itself. */
export const useShortcuts = (onHelp: () => void): void => {
  const [path, navigate] = useLocation()
  const sources = useCall('sources.list', undefined).data ?? []
  const actions = useSourceActions(useApi())
  const goingSince = useRef(-Infinity)

  const perform = (shortcut: Shortcut): void => {
    if (shortcut.kind === 'go') navigate(shortcut.path)
    else if (shortcut.kind === 'help') onHelp()
    else if (shortcut.kind === 'search') search()
    else {
      const slug = slugInFocus(path) ?? (sources.length === 1 ? sources[0]?.slug : undefined)
      const source = sources.find((known) => known.slug === slug)
      if (source !== undefined) actions.sync(source, { dryRun: shortcut.kind === 'preview' })
    }
  }
  const onKey = (event: KeyboardEvent): void => {
    if (!isForShortcuts(event)) return
    const { shortcut, isGoing } = readKey(event.key, event.timeStamp - goingSince.current < patienceMs)
    goingSince.current = isGoing ? event.timeStamp : -Infinity
    if (shortcut === undefined) return
    event.preventDefault()
    perform(shortcut)
  }
  const latest = useRef(onKey)
  // The listener outlives a render; the handler must be that of the last one.
  useEffect(() => {
    latest.current = onKey
  })
  // Keys reach the document wherever the focus is; no component could hear them all.
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => latest.current(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}

/** The page's own search field; the palette where there is none. */
const search = (): void => {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]')
  if (field === null) spotlight.open()
  else field.focus()
}

/** The source whose card has the focus, or whose page this is. */
const slugInFocus = (path: string): string | undefined => {
  const card = document.activeElement?.closest('[data-source]')?.getAttribute('data-source')
  const page = /^\/sources\/([^/]+)$/.exec(path)?.[1]
  return card ?? (page === undefined ? undefined : decodeURIComponent(page))
}
