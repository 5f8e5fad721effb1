import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { DetectedSource } from '../../../src-shared/contract/source-calls.ts'
import { assertNever } from '../../../src-shared/errors/assert-never.ts'
import { Page } from '../../ui/page.tsx'
import { useText } from '../../ui/use-text.ts'
import { AddressStep } from './address-step.tsx'
import { CheckStep } from './check-step.tsx'
import { CredentialsStep } from './credentials-step.tsx'
import { EditProvider } from './edit-context.tsx'
import { GuidedNav } from './guided-nav.tsx'
import classes from './guided-source.module.css'
import {
  applyProposals,
  isStarted,
  namedAfterServer,
  nextStep,
  previousStep,
  problemsOfStep,
  proposalsOf,
  stepOfProblem,
  steps,
  type Found,
  type Step,
} from './guided-steps.ts'
import { LeaveDialog } from './leave-dialog.tsx'
import { PreviewStep } from './preview-step.tsx'
import { ProposalStep } from './proposal-step.tsx'
import { StepFoot } from './step-foot.tsx'
import { blankEdit, draftOf } from './source-values.ts'
import { UnverifiedNotice } from './unverified-notice.tsx'
import { useCancellable } from '../../api/use-cancellable.ts'
import { useLeaveGuard } from '../../ui/use-leave-guard.ts'
import { useSourceForm } from './use-source-form.ts'

/** The first time: address, what was detected, credentials, connection, preview. Each step can be returned to. */
export const GuidedSource = ({ isFirst }: { readonly isFirst: boolean }) => {
  const text = useText()
  const [initial] = useState(() => blankEdit({ isFirst }))
  const form = useSourceForm(initial, { editing: null, places: undefined })
  const { scope, findings } = form
  const check = useCancellable('sources.check')
  const [step, setStep] = useState<Step>('address')
  const [reached, setReached] = useState<Step>('address')
  const [found, setFound] = useState<Found>()
  const [savedSlug, setSavedSlug] = useState<string>()
  const guard = useLeaveGuard(isStarted(scope.edit) && savedSlug === undefined)

  const goTo = (next: Step): void => {
    setStep(next)
    if (next === 'check') check.mutate(draftOf(scope.edit, null))
    if (steps.indexOf(next) > steps.indexOf(reached)) setReached(next)
  }
  const goOn = (): void => {
    if (problemsOfStep(step, findings.problems).length > 0) form.showAll()
    else goTo(nextStep(step))
  }
  const takeOver = (detected: DetectedSource): void => {
    const proposals = proposalsOf(detected)
    scope.update((values) => namedAfterServer(applyProposals(values, proposals), detected.vendor))
    setFound({ vendor: detected.vendor, version: detected.version, advice: detected.advice, proposals })
    goTo('proposal')
  }
  const byHand = (): void => {
    scope.update((values) => namedAfterServer(values, ''))
    goTo('proposal')
  }
  const goBack = (): void => goTo(previousStep(step))
  const filledIn = (fields: ReactNode) => (
    <>
      <div className={classes.content}>{fields}</div>
      <StepFoot onBack={goBack}>
        <Button onClick={goOn}>{text('sources.guided.next')}</Button>
      </StepFoot>
    </>
  )
  const content = () => {
    switch (step) {
      case 'address':
        return (
          <AddressStep
            hasProblems={problemsOfStep('address', findings.problems).length > 0}
            onShowProblems={form.showAll}
            onDetected={takeOver}
            onByHand={byHand}
          />
        )
      case 'proposal':
        return filledIn(<ProposalStep found={found} />)
      case 'credentials':
        return filledIn(<CredentialsStep />)
      case 'check':
        return <CheckStep check={check} onBack={goBack} onContinue={goOn} />
      case 'preview':
        return (
          <PreviewStep
            form={form}
            onBack={goBack}
            savedSlug={savedSlug}
            onSaved={(slug) => {
              guard.release()
              setSavedSlug(slug)
            }}
            onRefused={(problem) => goTo(stepOfProblem(problem) ?? 'proposal')}
          />
        )
      default:
        return assertNever(step)
    }
  }
  return (
    <EditProvider value={scope}>
      <Page title={text('sources.guided.title')} description={text('sources.guided.about')}>
        <UnverifiedNotice values={scope.edit.values} />
        <div className={classes.body}>
          <GuidedNav current={step} reached={reached} isSaved={savedSlug !== undefined} onChoose={goTo} />
          <div className={classes.scroll} key={step}>
            <section className={classes.step} aria-label={text(`sources.step.${step}`)}>
              {content()}
            </section>
          </div>
        </div>
      </Page>
      <LeaveDialog
        guard={guard}
        name={scope.edit.values.name || text('sources.guided.title')}
        count={scope.changed.length}
      />
    </EditProvider>
  )
}
