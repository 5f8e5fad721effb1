import type { HandlersFor } from '../../src-shared/contract/call.ts'
import type { syncCalls } from '../../src-shared/contract/sync-calls.ts'
import { AppError, toFailure } from '../../src-shared/errors/app-error.ts'
import { toldTo } from './app-events.ts'
import type { HandlerSetup } from './handler-setup.ts'

export const syncHandlers = ({ services, windowServices, shell, tell }: HandlerSetup) => {
  const { sync, sources } = services
  const { runs } = windowServices
  return {
    'sync.start': async ({ slug, dryRun, full, only }) => ({
      runId: await sync.begin(slug, { dryRun, full, only: only ?? undefined, trigger: 'manual' }),
    }),
    'sync.startAll': () =>
      Promise.all(
        sources.enabledSlugs().map(async (slug) => {
          try {
            const runId = await sync.begin(slug, { dryRun: false, full: false, trigger: 'manual' })
            return { slug, runId, failure: null }
          } catch (error) {
            return { slug, runId: null, failure: toFailure(error).message }
          }
        }),
      ),
    'sync.cancel': ({ runId }) => {
      if (sync.cancel(runId)) return
      // It may have ended a moment ago, which is what was asked for.
      if (runs.get(runId).status !== 'running') return
      throw new AppError('sync.already-running', 'Another program runs this sync. Cancel it there.', {
        runId,
      })
    },
    'sync.approve': ({ runId }, { signal }) => sync.approve(runId, { signal }),
    'sync.reject': ({ runId }) => sync.reject(runId),
    'runs.list': (question) => runs.list(question),
    'runs.get': (runId) => runs.get(runId),
    'runs.items': (question, { signal }) => windowServices.lists.read('runItems', question, signal),
    'runs.messages': (runId) => runs.messages(runId),
    'runs.export': async ({ runId, format }, { signal }) => {
      const title = `Export run ${runId}`
      const file = await shell.chooseFileToSave({ title, fileName: `run-${runId}`, extension: format })
      if (file === undefined) return { path: null }
      const { path } = await windowServices.exportRun({
        runId,
        format,
        file,
        signal,
        onProgress: toldTo(tell),
      })
      return { path }
    },
  } satisfies HandlersFor<typeof syncCalls>
}
