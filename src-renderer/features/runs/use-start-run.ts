import { useLocation } from 'wouter'
import { useCommand } from '../../api/use-call.ts'
import { useNotify } from '../../ui/use-notify.tsx'
import { useText } from '../../ui/use-text.ts'

interface StartRun {
  readonly start: (options: { readonly dryRun: boolean }) => void
  readonly isStarting: boolean
}

/** Begins a run of a source and goes to where it can be watched. */
export const useStartRun = (slug: string, source: string): StartRun => {
  const text = useText()
  const notify = useNotify()
  const [, navigate] = useLocation()
  const command = useCommand('sync.start')
  return {
    isStarting: command.isPending,
    start: ({ dryRun }) =>
      command.mutate(
        { slug, dryRun, full: false },
        {
          onSuccess: ({ runId }) => {
            if (!dryRun) notify.done({ message: text('run.syncStarted', { source }) })
            navigate(`/runs/${runId}`)
          },
          onError: notify.failed,
        },
      ),
  }
}
