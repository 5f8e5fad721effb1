import {
  IconAddressBook,
  IconAdjustments,
  IconFolders,
  IconGauge,
  IconHistory,
  IconPlugConnected,
  IconTransform,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'
import type { MessageId } from '../../src-shared/messages/catalogue.ts'

interface NavigationEntry {
  readonly path: string
  readonly label: MessageId
  readonly icon: Icon
  /** Pressed after `g`. */
  readonly key: string
}

/** What the left navigation offers, in its order. */
export const navigation: readonly NavigationEntry[] = [
  { path: '/', label: 'shell.overview', icon: IconGauge, key: 'o' },
  { path: '/sources', label: 'shell.sources', icon: IconFolders, key: 's' },
  { path: '/people', label: 'shell.people', icon: IconAddressBook, key: 'p' },
  { path: '/groups', label: 'shell.groups', icon: IconUsers, key: 'g' },
  { path: '/runs', label: 'shell.runs', icon: IconHistory, key: 'r' },
  { path: '/mappings', label: 'shell.mappings', icon: IconTransform, key: 'm' },
  { path: '/connectivity', label: 'shell.connectivity', icon: IconPlugConnected, key: 'c' },
  { path: '/settings', label: 'shell.settings', icon: IconAdjustments, key: ',' },
]
