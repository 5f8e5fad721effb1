// What the tray shows, as plain data: decided here without Electron, drawn by tray.ts only when it differs.
import type { SourceStanding } from '../../src-shared/contract/source-calls.ts'
import { pauseChoices, type PauseChoice } from '../../src-shared/domain/pause-choice.ts'
import type { Texts } from './texts.ts'

export type TrayIcon = 'ok' | 'syncing' | 'attention' | 'error' | 'paused' | 'offline'

export type TrayAction =
  | { readonly kind: 'show'; readonly route: string | undefined }
  /** Null: every source. */
  | { readonly kind: 'sync'; readonly slug: string | null }
  | { readonly kind: 'pause'; readonly until: PauseChoice }
  | { readonly kind: 'resume' }
  | { readonly kind: 'check' }
  | { readonly kind: 'quit' }

export type TrayItem =
  | { readonly kind: 'separator' }
  | {
      readonly kind: 'item'
      readonly id: string
      readonly label: string
      readonly enabled: boolean
      readonly action: TrayAction
    }
  | {
      readonly kind: 'menu'
      readonly id: string
      readonly label: string
      readonly items: readonly TrayItem[]
    }

export interface TrayModel {
  readonly icon: TrayIcon
  readonly toolTip: string
  readonly items: readonly TrayItem[]
}

export interface TrayQuestion {
  readonly sources: readonly SourceStanding[]
  readonly isOnline: boolean
  readonly texts: Texts
  /** The time of a sync as people write it; times of day and not "4 min ago", so that a menu does not change by itself. */
  readonly timeText: (iso: string) => string
}

export const trayModel = ({ sources, isOnline, texts, timeText }: TrayQuestion): TrayModel => {
  const icon = worstState(sources, isOnline)
  const state = texts(sources.length === 0 ? 'tray.state.empty' : `tray.state.${icon}`)
  return {
    icon,
    toolTip: texts('tray.toolTip', { state }),
    items: [
      ...sourceItems(sources, texts, timeText),
      separator,
      ...workItems(sources, texts),
      separator,
      item('open', texts('tray.open'), { kind: 'show', route: undefined }),
      item('quit', texts('tray.quit'), { kind: 'quit' }),
    ],
  }
}

/** The worst there is. Without a network a source fails because of that; a decision can be taken all the same. */
const worstState = (sources: readonly SourceStanding[], isOnline: boolean): TrayIcon => {
  const states = new Set(sources.map(({ state }) => state))
  if (isOnline && states.has('failing')) return 'error'
  if (states.has('held')) return 'attention'
  if (!isOnline && sources.length > 0) return 'offline'
  if (states.has('stale') || sources.some(({ warnings }) => warnings.length > 0)) return 'attention'
  if (states.has('running')) return 'syncing'
  const active = sources.filter(({ state }) => state !== 'disabled')
  return active.length > 0 && active.every(({ state }) => state === 'paused') ? 'paused' : 'ok'
}

const separator: TrayItem = { kind: 'separator' }

const item = (id: string, label: string, action: TrayAction, enabled = true): TrayItem => ({
  kind: 'item',
  id,
  label,
  enabled,
  action,
})

const sourceItems = (
  sources: readonly SourceStanding[],
  texts: Texts,
  timeText: (iso: string) => string,
): readonly TrayItem[] => {
  if (sources.length === 0)
    return [item('add-source', texts('tray.addSource'), { kind: 'show', route: '/sources/new' })]
  return sources.map((source) => {
    const { slug, name, lastGoodSyncAt } = source
    const state = texts(`state.${source.state}`)
    const label =
      lastGoodSyncAt === null
        ? texts('tray.sourceNever', { name, state })
        : texts('tray.source', { name, state, time: timeText(lastGoodSyncAt) })
    return item(`source:${slug}`, label, { kind: 'show', route: routeOf(source) })
  })
}

/** Where the person can do something about it. */
const routeOf = ({ slug, state, heldRunId, lastRunId }: SourceStanding): string => {
  if (state === 'held' && heldRunId !== null) return `/runs/${heldRunId}`
  if (state === 'failing' && lastRunId !== null) return `/runs/${lastRunId}`
  return `/sources/${slug}`
}

const workItems = (sources: readonly SourceStanding[], texts: Texts): readonly TrayItem[] => {
  if (sources.length === 0) return [item('check', texts('tray.check'), { kind: 'check' }, false)]
  const startable = sources.filter(({ enabled, state }) => enabled && state !== 'running')
  const isPaused = sources.some(({ state }) => state === 'paused')
  const pause = (until: PauseChoice): TrayItem =>
    item(`pause:${until}`, texts(`overview.pause.${until}`), { kind: 'pause', until })
  return [
    {
      kind: 'menu',
      id: 'sync',
      label: texts('tray.syncNow'),
      items: [
        item('sync:*', texts('tray.syncAll'), { kind: 'sync', slug: null }, startable.length > 0),
        ...sources.map(({ slug, name }) =>
          item(
            `sync:${slug}`,
            name,
            { kind: 'sync', slug },
            startable.some((each) => each.slug === slug),
          ),
        ),
      ],
    },
    {
      kind: 'menu',
      id: 'pause',
      label: texts('tray.pause'),
      items: pauseChoices.map(pause),
    },
    ...(isPaused ? [item('resume', texts('tray.resume'), { kind: 'resume' })] : []),
    item('check', texts('tray.check'), { kind: 'check' }),
  ]
}
