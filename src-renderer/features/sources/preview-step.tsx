import { Button, Title } from '@mantine/core'
import { IconEye, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { FieldProblem } from '../../../src-shared/contract/source-calls.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import { useApi } from '../../api/api-context.tsx'
import { useCall } from '../../api/use-call.ts'
import { useNotify } from '../../ui/use-notify.tsx'
import { useText } from '../../ui/use-text.ts'
import classes from './guided-source.module.css'
import { PreviewResult } from './preview-result.tsx'
import { draftOf } from './source-values.ts'
import { StepFoot } from './step-foot.tsx'
import type { SourceForm } from './use-source-form.ts'

interface PreviewStepProps {
  readonly form: SourceForm
  readonly onBack: () => void
  /** Set once the source is saved. */
  readonly savedSlug: string | undefined
  readonly onSaved: (slug: string) => void
  readonly onRefused: (problem: FieldProblem) => void
}

/** Saves the source paused, shows what a sync would do, and lets the person begin. */
export const PreviewStep = ({ form, onBack, savedSlug, onSaved, onRefused }: PreviewStepProps) => {
  const text = useText()
  const notify = useNotify()
  const api = useApi()
  const [, navigate] = useLocation()
  const [runId, setRunId] = useState<number>()
  const run = useCall('runs.get', runId ?? 0, { enabled: runId !== undefined })
  const [busy, setBusy] = useState<'preview' | 'sync'>()
  // One run at a time: until the preview has ended there is nothing to decide on either.
  const isPreviewing = runId !== undefined && (run.data === undefined || run.data.status === 'running')

  const attempt = async (kind: 'preview' | 'sync', work: () => Promise<void>): Promise<void> => {
    setBusy(kind)
    try {
      await work()
    } catch (error) {
      notify.failed(error)
    } finally {
      setBusy(undefined)
    }
  }
  const preview = async (): Promise<void> => {
    let slug = savedSlug
    if (slug === undefined) {
      // Paused, because saving starts the schedule, and nobody has seen yet what a sync would do.
      const outcome = await form.save({ 'schedule.paused': true })
      if (outcome.kind === 'refused') {
        const [first] = outcome.findings.problems
        if (first !== undefined) onRefused(first)
        return
      }
      slug = outcome.slug
      onSaved(slug)
    }
    setRunId((await api.call('sync.start', { slug, dryRun: true, full: true })).runId)
  }
  const begin = async (slug: string): Promise<void> => {
    const values = { ...form.scope.edit.values, 'schedule.paused': false }
    const saved = await api.call('sources.save', draftOf({ ...form.scope.edit, values }, slug))
    if (saved.kind === 'refused')
      throw new AppError('input.invalid', saved.problems.map(({ message }) => message).join(' '))
    try {
      await api.call('sync.start', { slug, dryRun: false, full: true })
    } catch (error) {
      // Saving wakes the schedule, which may have begun the very sync that is wanted.
      if (!(error instanceof AppError && error.code === 'sync.already-running')) throw error
    }
    navigate('/')
  }
  return (
    <>
      <div className={classes.content}>
        <Title order={2}>{text('sources.preview.title')}</Title>
        <p className={classes.about}>
          {text(savedSlug === undefined ? 'sources.preview.about' : 'sources.preview.savedPaused')}
        </p>
        {runId !== undefined && <PreviewResult runId={runId} />}
      </div>
      <StepFoot onBack={savedSlug === undefined ? onBack : undefined}>
        {savedSlug !== undefined && (
          <Button component={Link} href={`/sources/${encodeURIComponent(savedSlug)}`} variant="default">
            {text('sources.preview.edit')}
          </Button>
        )}
        <Button
          variant={savedSlug === undefined ? 'filled' : 'default'}
          leftSection={<IconEye size={14} aria-hidden />}
          loading={busy === 'preview'}
          disabled={isPreviewing || busy === 'sync'}
          onClick={() => void attempt('preview', preview)}
        >
          {text(savedSlug === undefined ? 'sources.preview.save' : 'sources.preview.again')}
        </Button>
        {savedSlug !== undefined && (
          <Button
            leftSection={<IconRefresh size={14} aria-hidden />}
            loading={busy === 'sync'}
            disabled={isPreviewing || busy === 'preview'}
            onClick={() => void attempt('sync', () => begin(savedSlug))}
          >
            {text('sources.preview.begin')}
          </Button>
        )}
      </StepFoot>
    </>
  )
}
