import { useState } from 'react'
import type { PropertyMapping } from '../../../src-shared/domain/property-mapping.ts'
import type { CallOutput } from '../../../src-shared/contract/contract.ts'
import { useCommand } from '../../api/use-call.ts'
import { useNotify } from '../../ui/use-notify.tsx'

export type SaveProblem = Extract<CallOutput<'mappings.save'>, { kind: 'refused' }>['problems'][number]

export interface MappingDraft {
  readonly draft: PropertyMapping
  readonly isDirty: boolean
  readonly isSaving: boolean
  /** Stored anew from elsewhere while it was edited here. */
  readonly isOvertaken: boolean
  /** What kept the last save from being taken; those of a field go when it is changed. */
  readonly problems: readonly SaveProblem[]
  readonly change: (change: Partial<PropertyMapping>) => void
  readonly discard: () => void
  readonly save: () => void
}

interface DraftSetup {
  /** The name under which it is stored; null for a new one. */
  readonly editing: string | null
  readonly initial: PropertyMapping
  /** What is asked for before the main process is: a name, an expression. */
  readonly check: (draft: PropertyMapping) => readonly SaveProblem[]
  readonly onSaved: (name: string) => void
}

/** A mapping while it is edited. */
export const useMappingDraft = ({ editing, initial, check, onSaved }: DraftSetup): MappingDraft => {
  const [saved, setSaved] = useState(initial)
  const [draft, setDraft] = useState(initial)
  const [known, setKnown] = useState(initial)
  const [isOvertaken, setOvertaken] = useState(false)
  const isDirty = !isSame(draft, saved)
  // Stored anew from elsewhere: shown where nothing was edited, told of where something was.
  if (!isSame(initial, known)) {
    setKnown(initial)
    if (!isDirty) setDraft(initial)
    // Our own save comes back this way, too.
    if (isDirty && !isSame(initial, saved)) setOvertaken(true)
    setSaved(initial)
  }
  const [problems, setProblems] = useState<readonly SaveProblem[]>([])
  const command = useCommand('mappings.save')
  const notify = useNotify()
  const send = (mapping: PropertyMapping): void =>
    command.mutate(
      { editing, mapping },
      {
        onSuccess: (outcome) => {
          if (outcome.kind === 'refused') {
            setProblems(outcome.problems)
            return
          }
          setProblems([])
          setOvertaken(false)
          setSaved(draft)
          onSaved(outcome.name)
        },
        onError: (error) => notify.failed(error),
      },
    )
  return {
    draft,
    isDirty,
    isSaving: command.isPending,
    isOvertaken: isOvertaken && isDirty,
    problems,
    change: (change) => {
      setDraft((before) => ({ ...before, ...change }))
      setProblems((before) => before.filter(({ path }) => !(path in change)))
    },
    discard: () => {
      setDraft(saved)
      setOvertaken(false)
      setProblems([])
    },
    save: () => {
      if (command.isPending) return
      const missing = check(draft)
      setProblems(missing)
      if (missing.length === 0) send({ ...draft, name: draft.name.trim() })
    },
  }
}

const isSame = (a: PropertyMapping, b: PropertyMapping): boolean =>
  a.name === b.name && a.objectType === b.objectType && a.expression === b.expression
