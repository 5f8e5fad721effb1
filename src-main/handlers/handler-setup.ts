import type { AppEvent, Topic } from '../../src-shared/contract/events.ts'
import type { Services } from '../services/create-services.ts'
import type { WindowServices } from '../services/window/create-window-services.ts'
import type { AppShell } from './app-shell.ts'

/** What every area's handlers are made of. */
export interface HandlerSetup {
  readonly services: Services
  readonly windowServices: WindowServices
  readonly shell: AppShell
  /** Tells the page of changes that no write of ours made. */
  readonly announce: (topics: readonly Topic[]) => void
  /** Tells the page how far work is that it asked for. */
  readonly tell: (event: AppEvent) => void
}
