import { Alert, Button, Group } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { SavedSource } from '../../../src-shared/contract/source-calls.ts'
import { Page } from '../../ui/page.tsx'
import { useNotify } from '../../ui/use-notify.tsx'
import { useText } from '../../ui/use-text.ts'
import { ConnectionDrawer } from './connection-drawer.tsx'
import { EditProvider } from './edit-context.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { Revisions } from './revisions.tsx'
import { SectionNav, isPanel } from './section-nav.tsx'
import { SectionPanel } from './section-panel.tsx'
import { RemovableSourceMenu } from './removable-source-menu.tsx'
import classes from './source-editor.module.css'
import { sectionOfPath } from './source-fields.ts'
import { countBySection } from './source-problems.ts'
import { draftOf, editOf } from './source-values.ts'
import { SourceState } from './source-state.tsx'
import { UnverifiedNotice } from './unverified-notice.tsx'
import { useCancellable } from '../../api/use-cancellable.ts'
import { useLeaveGuard } from '../../ui/use-leave-guard.ts'
import { useSourceForm } from './use-source-form.ts'

interface SourceEditorProps {
  readonly slug: string
  readonly saved: SavedSource
}

/** A saved source in sections. The section is part of the route, so that it can be linked to. */
export const SourceEditor = ({ slug, saved }: SourceEditorProps) => {
  const text = useText()
  const notify = useNotify()
  const [, navigate] = useLocation()
  const search = new URLSearchParams(useSearch()).get('section')
  const panel = isPanel(search) ? search : 'connection'
  const form = useSourceForm(editOf(saved.source), { editing: slug, places: saved.secrets })
  const { scope, findings } = form
  const count = scope.changed.length
  const guard = useLeaveGuard(count > 0)
  const check = useCancellable('sources.check')
  const [isChecking, setChecking] = useState(false)
  const [revision, setRevision] = useState(saved.revision)
  const isOvertaken = saved.revision > revision
  // Changed elsewhere while nothing was edited here: there is nothing to lose by showing it.
  if (isOvertaken && count === 0) {
    setRevision(saved.revision)
    scope.rebase(editOf(saved.source))
  }
  const goTo = (section: string): void => navigate(`/sources/${slug}?section=${section}`, { replace: true })
  const save = async (): Promise<void> => {
    try {
      const outcome = await form.save()
      if (outcome.kind === 'refused') {
        const [first] = outcome.findings.problems
        if (first !== undefined) goTo(sectionOfPath(first.path))
        return
      }
      guard.release()
      setRevision(outcome.revision)
      notify.done({ message: text('sources.editor.saved', { revision: outcome.revision }) })
      if (outcome.slug !== slug) navigate(`/sources/${outcome.slug}?section=${panel}`, { replace: true })
    } catch (error) {
      notify.failed(error)
    }
  }
  return (
    <EditProvider value={scope}>
      <Page
        title={saved.source.name}
        description={<SourceState slug={slug} />}
        actions={
          <>
            <span className={classes.state} data-dirty={count > 0 || undefined} role="status">
              {text('sources.editor.changes', { count })}
            </span>
            <Button
              variant="default"
              leftSection={<IconPlugConnected size={14} aria-hidden />}
              onClick={() => {
                setChecking(true)
                check.mutate(draftOf(scope.edit, slug))
              }}
            >
              {text('sources.action.check')}
            </Button>
            <RemovableSourceMenu slug={slug} isOnItsPage onRemoved={guard.release} />
            <Button variant="default" disabled={count === 0} onClick={scope.discard}>
              {text('sources.editor.discard')}
            </Button>
            <Button disabled={count === 0} loading={form.isSaving} onClick={() => void save()}>
              {text('common.save')}
            </Button>
          </>
        }
      >
        {isOvertaken && (
          <Alert color="yellow" variant="light" p="sm">
            <Group justify="space-between" gap="sm">
              {text('sources.editor.overtaken', { revision: saved.revision })}
              <Button
                variant="default"
                onClick={() => {
                  setRevision(saved.revision)
                  scope.rebase(editOf(saved.source))
                }}
              >
                {text('sources.editor.loadNewer')}
              </Button>
            </Group>
          </Alert>
        )}
        <UnverifiedNotice values={scope.edit.values} />
        <div className={classes.body}>
          <SectionNav
            current={panel}
            problems={countBySection(findings.problems)}
            hasHistory
            onChoose={goTo}
          />
          <div className={classes.scroll} key={panel}>
            {panel === 'history' ? <Revisions slug={slug} /> : <SectionPanel section={panel} />}
          </div>
        </div>
      </Page>
      <ConnectionDrawer check={check} isOpen={isChecking} onClose={() => setChecking(false)} />
      <LeaveDialog guard={guard} name={saved.source.name} count={count} />
    </EditProvider>
  )
}
