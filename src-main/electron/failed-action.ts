// What a person is told when something could not be done that was chosen in the tray or the menu.
import type { ActionFailedEvent } from '../../src-shared/contract/events.ts'
import { toFailure } from '../../src-shared/errors/app-error.ts'
import type { MessageId } from '../../src-shared/messages/catalogue.ts'
import type { Texts } from './texts.ts'
import type { TrayAction } from './tray-model.ts'

/** What the tray calls it. */
const labels: Readonly<Record<TrayAction['kind'], MessageId>> = {
  show: 'tray.open',
  sync: 'tray.syncNow',
  pause: 'tray.pause',
  resume: 'tray.resume',
  check: 'tray.check',
  quit: 'tray.quit',
}

interface FailedAction {
  readonly action: TrayAction
  readonly error: unknown
  /** Name of the source it was to be done with; undefined where it was none alone. */
  readonly source: string | undefined
}

/** The failure as the window is told of it, with a title in the person's language. */
export const describeFailedAction = (
  { action, error, source }: FailedAction,
  texts: Texts,
): ActionFailedEvent => {
  const label = texts(labels[action.kind])
  const title =
    source === undefined
      ? texts('tray.failed', { action: label })
      : texts('tray.failedFor', { action: label, source })
  return { kind: 'action.failed', title, ...toFailure(error) }
}
