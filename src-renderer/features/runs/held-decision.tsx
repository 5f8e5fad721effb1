import { Button } from '@mantine/core'
import { useState } from 'react'
import type { SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { useCommand, useLongCommand } from '../../api/use-call.ts'
import { useProgress } from '../../api/use-progress.ts'
import { ConfirmDanger } from '../../ui/confirm-danger.tsx'
import { RunProgress } from '../../ui/run-progress.tsx'
import { useNotify } from '../../ui/use-notify.tsx'
import { useText } from '../../ui/use-text.ts'
import { approveAction, effectsOf } from './run-words.ts'

interface HeldDecisionProps {
  readonly run: SyncRun
  readonly source: string
}

/** Approve exactly this plan, after a question that names what and how many; or reject it, which changes nothing. */
export const HeldDecision = ({ run, source }: HeldDecisionProps) => {
  const text = useText()
  const notify = useNotify()
  const [isAsking, setAsking] = useState(false)
  const approve = useLongCommand('sync.approve')
  const progress = useProgress().get(run.id)
  const reject = useCommand('sync.reject')
  const effects = effectsOf(run)
  const action = approveAction(text, run)
  const isBusy = approve.isPending || reject.isPending
  return (
    <>
      <Button
        variant="default"
        loading={reject.isPending}
        disabled={isBusy}
        onClick={() => {
          void reject
            .mutateAsync({ runId: run.id })
            .then(() => notify.done({ message: text('run.rejected', { id: run.id }) }), notify.failed)
        }}
      >
        {text('run.reject')}
      </Button>
      <Button color="red" variant="light" disabled={isBusy} onClick={() => setAsking(true)}>
        {action}
      </Button>
      <ConfirmDanger
        isOpen={isAsking}
        title={text('run.approveTitle', { action, source })}
        action={action}
        isBusy={approve.isPending}
        progress={<RunProgress phase="apply" entries={progress?.entries ?? 0} rate={progress?.rate ?? 0} />}
        onStop={approve.cancel}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          // No callbacks of `mutate`: a run that is decided shows no question, and the answer comes after that.
          void approve
            .mutateAsync({ runId: run.id })
            .then(() => notify.done({ message: text('run.approved', { id: run.id }) }), notify.failed)
            .finally(() => setAsking(false))
        }}
      >
        {text('run.approveHint')}
        <ul>
          {effects.map(({ name, count }) => (
            <li key={name}>{text(`run.effect.${name}`, { count })}</li>
          ))}
        </ul>
        {text(
          effects.some(({ name }) => name === 'suspect')
            ? 'run.approveMissingHint'
            : 'run.approveHistoryHint',
        )}
      </ConfirmDanger>
    </>
  )
}
