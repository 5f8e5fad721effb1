import { Button } from '@mantine/core'
import { IconFileSearch, IconHandStop, IconInfoCircle, IconRefresh } from '@tabler/icons-react'
import type { SyncRun } from '../../../src-shared/domain/sync-run.ts'
import type { MessageId } from '../../../src-shared/messages/catalogue.ts'
import { useCommand } from '../../api/use-call.ts'
import { useProgress } from '../../api/use-progress.ts'
import { RunProgress } from '../../ui/run-progress.tsx'
import { useNotify } from '../../ui/use-notify.tsx'
import { useText } from '../../ui/use-text.ts'
import { Banner } from './banner.tsx'
import { FailedRun } from './failed-run.tsx'
import { HeldDecision } from './held-decision.tsx'
import { effectsOf, limitSentence } from './run-words.ts'
import { useStartRun } from './use-start-run.ts'

interface RunBannerProps {
  readonly run: SyncRun
  /** Name of the run's source; undefined when there is none any more. */
  readonly source: string | undefined
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
  if (run.status === 'failed' && run.failure !== null)
    return <FailedRun run={run} failure={run.failure} source={source} />
  const ended = endTitles[run.status]
  if (ended !== undefined) return <Ended run={run} title={text(ended)} />
  if (run.dryRun) return <Preview run={run} source={source ?? run.source} />
  if (run.status === 'held')
    return (
      <Banner
        tone="attention"
        icon={IconHandStop}
        title={text('run.heldTitle')}
        actions={<HeldDecision run={run} source={source ?? run.source} />}
      >
        <Limits run={run} />
        {text('run.heldHint')}
      </Banner>
    )
  return null
}

/** One that neither succeeded nor failed: somebody or something ended it. */
const Ended = ({ run, title }: { readonly run: SyncRun; readonly title: string }) => {
  const text = useText()
  return (
    <Banner tone="neutral" icon={IconInfoCircle} title={title}>
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

const Preview = ({ run, source }: { readonly run: SyncRun; readonly source: string }) => {
  const text = useText()
  const { start, isStarting } = useStartRun(run, source)
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
          loading={isStarting}
          onClick={() => start({ dryRun: false })}
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
