import { Button } from '@mantine/core'
import { IconFileSearch, IconHandStop, IconInfoCircle, IconRefresh } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import type { SyncRun } from '../../../src-shared/domain/sync-run.ts'
import type { MessageId } from '../../../src-shared/messages/catalogue.ts'
import { useCommand } from '../../api/use-call.ts'
import { useProgress } from '../../api/use-progress.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { RunProgress } from '../../ui/run-progress.tsx'
import { useNotify } from '../../ui/use-notify.tsx'
import { useText } from '../../ui/use-text.ts'
import { Banner } from './banner.tsx'
import { HeldDecision } from './held-decision.tsx'
import { effectsOf, limitSentence } from './run-words.ts'
import { storedError } from './stored-error.ts'

interface RunBannerProps {
  readonly run: SyncRun
  /** Name of the run's source. */
  readonly source: string
}

const endTitles: Partial<Readonly<Record<SyncRun['status'], MessageId>>> = {
  interrupted: 'run.interruptedTitle',
  cancelled: 'run.cancelledTitle',
  rejected: 'run.rejectedTitle',
  skipped: 'run.skippedTitle',
}

/** What a person must know first about this run, and can do about it. Nothing for one that simply went well. */
export const RunBanner = ({ run, source }: RunBannerProps) => {
  const text = useText()
  if (run.status === 'running') return <Running runId={run.id} />
  if (run.failure !== null) return <ErrorPanel error={storedError(run.failure)} />
  if (run.dryRun) return <Preview run={run} source={source} />
  if (run.status === 'held')
    return (
      <Banner
        tone="attention"
        icon={IconHandStop}
        title={text('run.heldTitle')}
        actions={<HeldDecision run={run} source={source} />}
      >
        <Limits run={run} />
        {text('run.heldHint')}
      </Banner>
    )
  const title = endTitles[run.status]
  return title === undefined ? null : (
    <Banner tone="neutral" icon={IconInfoCircle} title={text(title)}>
      {run.limits.length > 0 && <Limits run={run} />}
      {run.status === 'interrupted' && text('run.failedNothing')}
    </Banner>
  )
}

const Running = ({ runId }: { readonly runId: number }) => {
  const notify = useNotify()
  const progress = useProgress().get(runId)
  const cancel = useCommand('sync.cancel')
  return (
    <RunProgress
      phase={progress?.phase ?? 'connect'}
      entries={progress?.entries ?? 0}
      rate={progress?.rate ?? 0}
      isCancelling={cancel.isPending || cancel.isSuccess}
      onCancel={() => cancel.mutate({ runId }, { onError: notify.failed })}
    />
  )
}

const Limits = ({ run }: { readonly run: SyncRun }) => {
  const text = useText()
  return (
    <ul>
      {run.limits.map((limit) => (
        <li key={limit.what}>{limitSentence(text, limit)}</li>
      ))}
    </ul>
  )
}

const Preview = ({ run, source }: RunBannerProps) => {
  const text = useText()
  const notify = useNotify()
  const [, navigate] = useLocation()
  const start = useCommand('sync.start')
  const isHeld = run.limits.length > 0
  const hint = effectsOf(run).length === 0 ? 'run.previewNothing' : 'run.previewHint'
  return (
    <Banner
      tone={isHeld ? 'attention' : 'neutral'}
      icon={isHeld ? IconHandStop : IconFileSearch}
      title={text(isHeld ? 'run.heldPreviewTitle' : 'run.previewTitle')}
      actions={
        <Button
          leftSection={<IconRefresh size={15} aria-hidden />}
          loading={start.isPending}
          onClick={() =>
            start.mutate(
              { slug: run.source, dryRun: false, full: false },
              {
                onSuccess: ({ runId }) => {
                  notify.done({ message: text('run.syncStarted', { source }) })
                  navigate(`/runs/${runId}`)
                },
                onError: notify.failed,
              },
            )
          }
        >
          {text('run.syncNow')}
        </Button>
      }
    >
      {isHeld && <Limits run={run} />}
      {text(isHeld ? 'run.heldPreviewHint' : hint)}
    </Banner>
  )
}
