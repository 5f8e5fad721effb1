import { Button, Stack, Text, Title } from '@mantine/core'
import { IconRadar2 } from '@tabler/icons-react'
import type { DetectedSource } from '../../../src-shared/contract/source-calls.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { useText } from '../../ui/use-text.ts'
import { CheckProgress } from './check-progress.tsx'
import { ConnectionLadder } from './connection-ladder.tsx'
import { useEditScope } from './edit-context.tsx'
import { Fields } from './fields.tsx'
import classes from './guided-source.module.css'
import { draftOf, type SourceEdit } from './source-values.ts'
import { StepFoot } from './step-foot.tsx'
import { useCancellable } from '../../api/use-cancellable.ts'
import { useTrust } from './use-trust.ts'

interface AddressStepProps {
  readonly hasProblems: boolean
  readonly onShowProblems: () => void
  readonly onDetected: (detected: DetectedSource) => void
  readonly onByHand: () => void
}

/** Where the directory is. Everything else is asked of the directory itself. */
export const AddressStep = ({ hasProblems, onShowProblems, onDetected, onByHand }: AddressStepProps) => {
  const text = useText()
  const { edit } = useEditScope()
  const trust = useTrust()
  const detect = useCancellable('sources.detect')
  const check = useCancellable('sources.check')
  const run = (of: SourceEdit): void => {
    check.reset()
    detect.mutate(draftOf(of, null), {
      onSuccess: onDetected,
      // The ladder shows which rung broke, and the certificate if that was it.
      onError: (error) => {
        if (isAboutConnecting(error)) check.mutate(draftOf(of, null))
      },
    })
  }
  const begin = (): void => (hasProblems ? onShowProblems() : run(edit))
  const needsSignIn = detect.isError && isAboutSignIn(detect.error)
  const isBusy = detect.isPending || check.isPending
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        begin()
      }}
    >
      <div className={classes.content}>
        <Title order={2}>{text('sources.address.title')}</Title>
        <p className={classes.about}>{text('sources.address.about')}</p>
        <Fields ids={['serverUri', 'startTls', 'tlsVerification', 'peerCertificate']} />
        {needsSignIn && (
          <>
            <Text size="sm" mt="md" fw={600}>
              {text('sources.address.signIn')}
            </Text>
            <Fields ids={['bindCn', 'bindPassword']} />
          </>
        )}
        <Stack gap="md" mt="md">
          {detect.isPending && (
            <CheckProgress label={text('sources.address.detecting')} onCancel={detect.cancel} />
          )}
          {/* The ladder says the same and more, as soon as it is there. */}
          {detect.isError && !detect.isPending && check.data === undefined && (
            <ErrorPanel error={detect.error} />
          )}
          {check.isPending && <CheckProgress label={text('sources.check.running')} onCancel={check.cancel} />}
          {check.data !== undefined && !detect.isPending && (
            <div ref={bringIntoView}>
              <ConnectionLadder
                report={check.data}
                onTrust={(chain) => {
                  const values = trust(chain)
                  run({ ...edit, values: { ...edit.values, ...values } })
                }}
              />
            </div>
          )}
        </Stack>
      </div>
      <StepFoot>
        <Button variant="subtle" color="gray" onClick={() => (hasProblems ? onShowProblems() : onByHand())}>
          {text('sources.address.byHand')}
        </Button>
        <Button type="submit" disabled={isBusy} leftSection={<IconRadar2 size={14} aria-hidden />}>
          {text('sources.address.detect')}
        </Button>
      </StepFoot>
    </form>
  )
}

// The certificate and what can be done about it end below the form. Tests have no layout to scroll.
const bringIntoView = (node: HTMLElement | null): void => {
  if (node !== null && 'scrollIntoView' in node) node.scrollIntoView({ block: 'end' })
}

const codeOf = (error: unknown): string => (error instanceof AppError ? error.code : 'internal')

const isAboutSignIn = (error: unknown): boolean =>
  [
    'directory.credentials-rejected',
    'directory.credentials-missing',
    'directory.insufficient-access',
  ].includes(codeOf(error))

const isAboutConnecting = (error: unknown): boolean =>
  codeOf(error).startsWith('directory.') && !isAboutSignIn(error)
