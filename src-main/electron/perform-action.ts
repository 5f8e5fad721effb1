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

/** Does what was chosen in the tray or in the menu. */
export const performAction = async (
  action: TrayAction,
  { services, windowServices, show }: ActionMeans,
): Promise<void> => {
  switch (action.kind) {
    case 'show':
      show(action.route)
      return
    case 'sync': {
      const slugs = action.slug === null ? services.sources.enabledSlugs() : [action.slug]
      const started = slugs.map((slug) =>
        services.sync.begin(slug, { dryRun: false, full: false, trigger: 'tray' }),
      )
      for (const outcome of await Promise.allSettled(started))
        if (outcome.status === 'rejected') throw outcome.reason
      return
    }
    case 'pause':
      await windowServices.pause(null, pauseUntil(action.until, new Date()))
      return
    case 'resume':
      await windowServices.resume(null)
      return
    case 'check': {
      show('/connectivity')
      const signal = AbortSignal.timeout(checkMs)
      await Promise.all(
        services.sources.enabledSlugs().map((slug) => windowServices.checkSaved(slug, signal)),
      )
      return
    }
    case 'quit':
      app.quit()
  }
}

const checkMs = 120_000
