import {
  IconAddressBook,
  IconContrast,
  IconFileSearch,
  IconFolder,
  IconHandStop,
  IconHelp,
  IconMailX,
  IconMoon,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlus,
  IconRefresh,
  IconSend,
  IconSun,
  IconUsers,
  IconDeviceDesktop,
} from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { useCall } from '../api/use-call.ts'
import { useApi } from '../api/api-context.tsx'
import { useSourceActions } from '../ui/use-source-actions.ts'
import { useText } from '../ui/use-text.ts'
import { visibleText } from '../ui/visible-text.ts'
import type { PaletteEntry } from './palette-entries.ts'
import { navigation } from './routes.ts'
import { useAppearance } from './use-appearance.ts'

/** What the palette offers without searching: commands, pages, sources. */
export const usePaletteEntries = (onHelp: () => void): readonly PaletteEntry[] => {
  const text = useText()
  const [, navigate] = useLocation()
  const actions = useSourceActions(useApi())
  const { setTheme, toggleHighContrast } = useAppearance()
  const sources = useCall('sources.list', undefined).data ?? []
  const command = (entry: Omit<PaletteEntry, 'group'>): PaletteEntry => ({
    ...entry,
    group: text('palette.actions'),
  })
  const held = sources.flatMap((source) =>
    source.heldRunId === null
      ? []
      : [
          command({
            id: `held ${source.slug}`,
            label: text('palette.heldRun', { source: source.name }),
            icon: IconHandStop,
            run: () => navigate(`/runs/${source.heldRunId}`),
          }),
        ],
  )
  const dead = sources
    .filter(({ outgoing }) => outgoing.dead > 0)
    .map((source) =>
      command({
        id: `dead letters ${source.slug}`,
        label: text('palette.deadLetters', { source: source.name }),
        icon: IconMailX,
        run: () => navigate(`/runs?tab=deliveries&source=${encodeURIComponent(source.slug)}&state=dead`),
      }),
    )
  const onSources = sources.flatMap((source) => [
    command({
      id: `sync ${source.slug}`,
      label: text('palette.syncSource', { source: source.name }),
      icon: IconRefresh,
      words: source.slug,
      isSearchedFor: true,
      run: () => actions.sync(source),
    }),
    command({
      id: `preview ${source.slug}`,
      label: text('palette.previewSource', { source: source.name }),
      icon: IconFileSearch,
      words: source.slug,
      isSearchedFor: true,
      run: () => actions.sync(source, { dryRun: true }),
    }),
  ])
  const onAll =
    sources.length === 0
      ? []
      : [
          command({
            id: 'sync all',
            label: text('palette.syncAll'),
            icon: IconRefresh,
            run: actions.syncAll,
          }),
          command({
            id: 'pause all',
            label: text('palette.pauseAll'),
            icon: IconPlayerPause,
            run: () => actions.pause(null, 'half-hour'),
          }),
          command({
            id: 'resume all',
            label: text('palette.resumeAll'),
            icon: IconPlayerPlay,
            run: () => actions.resume(null),
          }),
        ]
  const window = [
    command({
      id: 'add',
      label: text('overview.addSource'),
      icon: IconPlus,
      run: () => navigate('/sources/new'),
    }),
    command({ id: 'light', label: text('palette.themeLight'), icon: IconSun, run: () => setTheme('light') }),
    command({ id: 'dark', label: text('palette.themeDark'), icon: IconMoon, run: () => setTheme('dark') }),
    command({
      id: 'system',
      label: text('palette.themeSystem'),
      icon: IconDeviceDesktop,
      run: () => setTheme('system'),
    }),
    command({
      id: 'contrast',
      label: text('palette.highContrast'),
      icon: IconContrast,
      run: toggleHighContrast,
    }),
    command({ id: 'help', label: text('palette.shortcuts'), icon: IconHelp, keys: ['?'], run: onHelp }),
  ]
  const pages = navigation.map(({ path, label, icon, key }) => ({
    id: `page ${path}`,
    group: text('palette.pages'),
    label: text('palette.go', { page: text(label) }),
    icon,
    keys: ['g', key],
    run: () => navigate(path),
  }))
  const deliveries = {
    id: 'page deliveries',
    group: text('palette.pages'),
    label: text('palette.deliveries'),
    icon: IconSend,
    run: () => navigate('/runs?tab=deliveries'),
  }
  const places = sources.map((source) => ({
    id: `source ${source.slug}`,
    group: text('palette.sources'),
    label: source.name,
    hint: source.serverUri[0] ?? '',
    icon: IconFolder,
    words: `${source.slug} ${source.baseDn}`,
    run: () => navigate(`/sources/${encodeURIComponent(source.slug)}`),
  }))
  return [...held, ...dead, ...onAll, ...pages, deliveries, ...places, ...onSources, ...window]
}

/** People and groups that match what is typed. */
export const useFoundObjects = (
  typed: string,
): {
  readonly entries: readonly PaletteEntry[]
  readonly isSearching: boolean
  readonly error: Error | null
} => {
  const text = useText()
  const [, navigate] = useLocation()
  const words = typed.trim()
  const isAsked = words.length >= shortestSearch
  const { data, isFetching, error } = useCall(
    'objects.search',
    { text: words, limit: mostFound },
    { enabled: isAsked },
  )
  const entries = (isAsked ? (data ?? []) : []).map(({ kind, id, label, hint }) => ({
    id: `${kind} ${id}`,
    group: text(kind === 'user' ? 'palette.people' : 'palette.groups'),
    label: visibleText(label),
    hint: visibleText(hint),
    icon: kind === 'user' ? IconAddressBook : IconUsers,
    run: () => navigate(kind === 'user' ? `/people/${id}` : `/groups/${id}`),
  }))
  return { entries, isSearching: isAsked && isFetching, error: isAsked ? error : null }
}

/** One letter finds everybody. */
const shortestSearch = 2
/** As many as can be taken in; the lists have the rest. */
const mostFound = 12
