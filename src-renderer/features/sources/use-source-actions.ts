import { pauseUntil, type PauseChoice } from '../../../src-shared/domain/pause-choice.ts'
import { useCommand } from '../../api/use-call.ts'
import { useNotify } from '../../ui/use-notify.tsx'
import { useText } from '../../ui/use-text.ts'

export interface SourceActions {
  readonly start: (options: { readonly dryRun: boolean }) => void
  readonly cancel: (runId: number) => void
  readonly pause: (choice: PauseChoice) => void
  readonly resume: () => void
  readonly isStarting: boolean
}

/** What a person starts from the list or the menu of a source; failures become messages. */
export const useSourceActions = (slug: string): SourceActions => {
  const text = useText()
  const notify = useNotify()
  const start = useCommand('sync.start')
  const cancel = useCommand('sync.cancel')
  const pause = useCommand('sources.pause')
  const resume = useCommand('sources.resume')
  const onError = notify.failed
  return {
    start: ({ dryRun }) =>
      start.mutate(
        { slug, dryRun, full: false },
        {
          onError,
          onSuccess: ({ runId }) =>
            notify.done({
              message: text(dryRun ? 'sources.action.dryRunStarted' : 'sources.action.syncStarted'),
              link: { label: text('sources.action.watch'), to: `/runs/${runId}` },
            }),
        },
      ),
    cancel: (runId) => cancel.mutate({ runId }, { onError }),
    pause: (choice) => pause.mutate({ slug, until: pauseUntil(choice, new Date()) }, { onError }),
    resume: () => resume.mutate({ slug }, { onError }),
    isStarting: start.isPending,
  }
}
