import { app } from 'electron'
import { pauseUntil } from '../../src-shared/domain/pause-choice.ts'
import type { Services } from '../services/create-services.ts'
import type { WindowServices } from '../services/window/create-window-services.ts'
import type { TrayAction } from './tray-model.ts'

interface ActionMeans {
  readonly services: Services
  readonly windowServices: WindowServices
  readonly show: (route: string | undefined) => void
}

/** Something of an action that could not be done. */
export interface ActionFailure {
  /** The source it was to be done with; null where it was none alone. */
  readonly slug: string | null
  readonly error: unknown
}

/** Does what was chosen in the tray or in the menu, as far as it can be done; answers what could not. */
export const performAction = async (
  action: TrayAction,
  means: ActionMeans,
): Promise<readonly ActionFailure[]> => {
  try {
    return await perform(action, means)
  } catch (error) {
    return [{ slug: null, error }]
  }
}

const perform = async (
  action: TrayAction,
  { services, windowServices, show }: ActionMeans,
): Promise<readonly ActionFailure[]> => {
  switch (action.kind) {
    case 'show':
      show(action.route)
      return []
    case 'sync': {
      const slugs = action.slug === null ? services.sources.enabledSlugs() : [action.slug]
      return withEach(slugs, (slug) =>
        services.sync.begin(slug, { dryRun: false, full: false, trigger: 'tray' }),
      )
    }
    case 'pause':
      await windowServices.pause(null, pauseUntil(action.until, new Date()))
      return []
    case 'resume':
      await windowServices.resume(null)
      return []
    case 'check': {
      show('/connectivity')
      const signal = AbortSignal.timeout(checkMs)
      return withEach(services.sources.enabledSlugs(), (slug) => windowServices.checkSaved(slug, signal))
    }
    case 'quit':
      app.quit()
      return []
  }
}

/** One source that cannot must not keep the others. */
const withEach = async (
  slugs: readonly string[],
  work: (slug: string) => Promise<unknown>,
): Promise<readonly ActionFailure[]> => {
  const done = await Promise.allSettled(slugs.map(work))
  return done.flatMap((outcome, index) =>
    outcome.status === 'rejected' ? [{ slug: slugs[index] ?? null, error: outcome.reason }] : [],
  )
}

const checkMs = 120_000
