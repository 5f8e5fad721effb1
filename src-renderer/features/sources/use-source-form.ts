import { useState } from 'react'
import type { SecretPlaces } from '../../../src-shared/contract/source-calls.ts'
import { useCommand } from '../../api/use-call.ts'
import { useSaid } from '../../ui/use-said.ts'
import type { EditScope } from './edit-context.tsx'
import { fieldOfPath } from './source-fields.ts'
import { mergeFindings, noFindings, stillTrue, type Findings } from './source-problems.ts'
import { draftOf, untouched, type SourceEdit, type SourceValues } from './source-values.ts'
import { useFindings } from './use-findings.ts'
import { useSourceEdit } from './use-source-edit.ts'

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly slug: string; readonly revision: number }
  | { readonly kind: 'refused'; readonly findings: Findings }

export interface SourceForm {
  readonly scope: EditScope
  /** Everything wrong, shown or not. */
  readonly findings: Findings
  /** Shows every problem from now on, also of fields nobody has come to. */
  readonly showAll: () => void
  readonly isSaving: boolean
  /** Saves the draft, with some values put over it; throws what the contract throws. */
  readonly save: (over?: Partial<SourceValues>) => Promise<SaveOutcome>
}

interface SourceFormSetup {
  readonly editing: string | null
  readonly places: SecretPlaces | undefined
}

/** A source being edited, what is wrong with it, and its saving. */
export const useSourceForm = (initial: SourceEdit, { editing, places }: SourceFormSetup): SourceForm => {
  const sourceEditing = useSourceEdit(initial)
  const { edit, changed, rebase } = sourceEditing
  const command = useCommand('sources.save')
  const [refusal, setRefusal] = useState<{ readonly said: Findings; readonly about: SourceValues }>()
  const [showsAll, setShowsAll] = useState(editing !== null)
  const checked = useFindings(edit, editing)
  const refused = refusal === undefined ? noFindings : stillTrue(refusal.said, refusal.about, edit.values)
  const findings = mergeFindings(checked, refused)
  const said = useSaid()
  const inWords = (found: Findings['problems']): Findings['problems'] =>
    found.map(({ path, message }) => ({ path, message: said(message) }))
  const problems = showsAll
    ? findings.problems
    : findings.problems.filter(({ path }) => changed.some((id) => id === fieldOfPath(path)))

  const save = async (over: Partial<SourceValues> = {}): Promise<SaveOutcome> => {
    const values = { ...edit.values, ...over }
    const saved = await command.mutateAsync(draftOf({ ...edit, values }, editing))
    if (saved.kind === 'saved') {
      rebase(untouched(values))
      return saved
    }
    const answered = { problems: saved.problems, warnings: [] }
    setRefusal({ said: answered, about: values })
    setShowsAll(true)
    return { kind: 'refused', findings: answered }
  }
  return {
    scope: {
      ...sourceEditing,
      editing,
      places,
      problems: inWords(problems),
      warnings: inWords(findings.warnings),
    },
    findings,
    showAll: () => setShowsAll(true),
    isSaving: command.isPending,
    save,
  }
}
