import { Alert, Button, Text } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import { useMemo, useRef, type ReactNode } from 'react'
import type { PropertyMapping } from '../../../src-shared/domain/property-mapping.ts'
import { useCall } from '../../api/use-call.ts'
import type { CodeFieldHandle } from '../../ui/code-field.tsx'
import { ConfirmDanger } from '../../ui/confirm-danger.tsx'
import { Page } from '../../ui/page.tsx'
import { useLeaveGuard } from '../../ui/use-leave-guard.ts'
import { useSaid } from '../../ui/use-said.ts'
import { useText } from '../../ui/use-text.ts'
import { completeExpression } from './complete-expression.ts'
import { LivePanel } from './live-panel.tsx'
import { problemOf } from './live-result.ts'
import classes from './mapping-editor.module.css'
import { MappingForm } from './mapping-form.tsx'
import { useLiveResult } from './use-live-result.ts'
import { useMappingDraft, type SaveProblem } from './use-mapping-draft.ts'
import { useTriedEntry } from './use-tried-entry.ts'

interface MappingEditorProps {
  readonly title: string
  readonly description?: ReactNode
  /** Besides Save. */
  readonly actions?: ReactNode
  /** The name under which it is stored; null for a new one. */
  readonly editing: string | null
  readonly initial: PropertyMapping
  readonly isReadOnly?: boolean
  readonly onSaved: (name: string) => void
}

/** A mapping with its expression at the left and what it gives at the right. */
export const MappingEditor = (props: MappingEditorProps) => {
  const { title, description, actions, editing, initial, isReadOnly = false, onSaved } = props
  const text = useText()
  const code = useRef<CodeFieldHandle>(null)
  const edit = useMappingDraft({
    editing,
    initial,
    check: (draft) => [
      ...missing(draft.name, 'name', text('mappings.nameMissing')),
      ...missing(draft.expression, 'expression', text('mappings.expressionMissing')),
    ],
    onSaved: (name) => {
      guard.release()
      onSaved(name)
    },
  })
  const guard = useLeaveGuard(edit.isDirty)
  const { draft } = edit
  const tried = useTriedEntry(draft.objectType)
  const said = useSaid()
  const live = useLiveResult(draft, tried.entry)
  const { data: attributeNames } = useCall('mappings.attributeNames', undefined)
  const complete = useMemo(
    () => completeExpression({ attributeNames: attributeNames ?? [], objectType: draft.objectType, text }),
    [attributeNames, draft.objectType, text],
  )
  const liveProblem = problemOf(live.result)
  const codeProblems = useMemo(() => {
    const refused = edit.problems.filter(({ path }) => path === 'expression')
    const problems = refused.length === 0 && liveProblem !== undefined ? [liveProblem] : refused
    return problems.map(({ line, message }) => ({ line, message: said(message) }))
  }, [edit.problems, liveProblem, said])
  return (
    <Page
      title={title}
      description={description}
      actions={
        <>
          {edit.isDirty && (
            <Text size="xs" c="var(--rc-text-dim)" className={classes.unsaved}>
              {text('mappings.unsaved')}
            </Text>
          )}
          {edit.isDirty && editing !== null && (
            <Button variant="subtle" color="gray" onClick={edit.discard}>
              {text('mappings.discard')}
            </Button>
          )}
          {actions}
          {!isReadOnly && (
            <Button
              leftSection={<IconDeviceFloppy size={16} aria-hidden />}
              loading={edit.isSaving}
              disabled={editing !== null && !edit.isDirty}
              onClick={edit.save}
            >
              {text('common.save')}
            </Button>
          )}
        </>
      }
    >
      {edit.isOvertaken && (
        <Alert color="yellow" variant="light" p="sm">
          {text('mappings.overtaken')}
        </Alert>
      )}
      <div className={classes.editor}>
        <MappingForm
          draft={draft}
          isReadOnly={isReadOnly}
          problems={edit.problems}
          codeProblems={codeProblems}
          complete={complete}
          codeRef={code}
          onChange={edit.change}
          onSave={() => {
            if (!isReadOnly && (editing === null || edit.isDirty)) edit.save()
          }}
        />
        <LivePanel
          draft={draft}
          tried={tried}
          live={live}
          onInsert={isReadOnly ? undefined : (typed) => code.current?.insert(typed)}
        />
      </div>
      <ConfirmDanger
        isOpen={guard.isAsking}
        title={text('mappings.leaveTitle', {
          name: draft.name === '' ? text('mappings.unnamed') : draft.name,
        })}
        action={text('mappings.leaveAction')}
        onConfirm={guard.leave}
        onCancel={guard.stay}
      >
        {text('mappings.leaveMeaning')}
      </ConfirmDanger>
    </Page>
  )
}

const missing = (value: string, path: string, message: string): readonly SaveProblem[] =>
  value.trim() === '' ? [{ path, message, line: null }] : []
