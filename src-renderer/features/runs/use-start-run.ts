import { useLocation } from 'wouter'
import type { SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { useCommand } from '../../api/use-call.ts'
import { useNotify } from '../../ui/use-notify.tsx'
import { useText } from '../../ui/use-text.ts'

interface StartRun {
  readonly start: (options: { readonly dryRun: boolean }) => void
  readonly isStarting: boolean
}

/** What is to be run: a source, or what a run before was about. */
type Runnable = Pick<SyncRun, 'source'> & Partial<Pick<SyncRun, 'only'>>

/** Begins a run and goes to where it can be watched. `source` is the name people know the source by. */
export const useStartRun = ({ source: slug, only }: Runnable, source: string): StartRun => {
  const text = useText()
  const notify = useNotify()
  const [, navigate] = useLocation()
  const command = useCommand('sync.start')
  const chosen = only ? { objectType: only.objectType, id: only.id } : null
  return {
    isStarting: command.isPending,
    start: ({ dryRun }) =>
      command.mutate(
        { slug, dryRun, full: false, only: chosen },
        {
          onSuccess: ({ runId }) => {
            // Of one object the end is told, a moment later.
            if (!dryRun && chosen === null) notify.done({ message: text('run.syncStarted', { source }) })
            navigate(`/runs/${runId}`)
          },
          onError: notify.failed,
        },
      ),
  }
}
