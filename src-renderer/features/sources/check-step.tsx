import { Button, Stack, Title } from '@mantine/core'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { useText } from '../../ui/use-text.ts'
import { CheckProgress } from './check-progress.tsx'
import { ConnectionLadder } from './connection-ladder.tsx'
import { useEditScope } from './edit-context.tsx'
import classes from './guided-source.module.css'
import { draftOf, type SourceEdit } from './source-values.ts'
import { StepFoot } from './step-foot.tsx'
import type { CancellableCall } from '../../api/use-cancellable.ts'
import { useTrust } from './use-trust.ts'

interface CheckStepProps {
  /** Begun by coming to this step. */
  readonly check: CancellableCall<'sources.check'>
  readonly onBack: () => void
  readonly onContinue: () => void
}

/** The whole way to the entries, before anything is saved. */
export const CheckStep = ({ check, onBack, onContinue }: CheckStepProps) => {
  const text = useText()
  const { edit } = useEditScope()
  const trust = useTrust()
  const { mutate, cancel, data, error, isPending, isError } = check
  const again = (of: SourceEdit): void => mutate(draftOf(of, null))
  const isGood = data !== undefined && data.servers.every(({ status }) => status === 'ok')
  return (
    <>
      <div className={classes.content}>
        <Title order={2}>{text('sources.check.title')}</Title>
        <p className={classes.about}>{text('sources.check.about')}</p>
        <Stack gap="md">
          {isPending && <CheckProgress label={text('sources.check.running')} onCancel={cancel} />}
          {isError && !isPending && <ErrorPanel error={error} onRetry={() => again(edit)} />}
          {!isPending && data !== undefined && (
            <ConnectionLadder
              report={data}
              onTrust={(chain) => again({ ...edit, values: { ...edit.values, ...trust(chain) } })}
            />
          )}
        </Stack>
      </div>
      <StepFoot onBack={onBack}>
        {!isPending && (
          <>
            <Button variant="default" onClick={() => again(edit)}>
              {text('sources.check.again')}
            </Button>
            <Button variant={isGood ? 'filled' : 'default'} onClick={onContinue}>
              {text(isGood ? 'sources.guided.next' : 'sources.check.anyway')}
            </Button>
          </>
        )}
      </StepFoot>
    </>
  )
}
