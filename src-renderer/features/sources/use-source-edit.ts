import { useMemo, useState } from 'react'
import type { SecretDraft } from '../../../src-shared/contract/source-calls.ts'
import type { FieldId, SecretName } from './source-fields.ts'
import { changedFields, type SourceEdit, type SourceValues } from './source-values.ts'

export interface SourceEditing {
  readonly edit: SourceEdit
  readonly changed: readonly (FieldId | SecretName)[]
  readonly set: <Id extends FieldId>(id: Id, value: SourceValues[Id]) => void
  /** For answers that come later than the click: what was typed meanwhile is kept. */
  readonly update: (change: (values: SourceValues) => SourceValues) => void
  readonly setMany: (values: Partial<SourceValues>) => void
  readonly setSecret: (name: SecretName, secret: SecretDraft) => void
  /** Back to the saved state, or to the one just saved. */
  readonly rebase: (base: SourceEdit) => void
  readonly discard: () => void
}

/** A source being edited beside the state it started from. */
export const useSourceEdit = (initial: SourceEdit): SourceEditing => {
  const [base, setBase] = useState(initial)
  const [edit, setEdit] = useState(initial)
  const changed = useMemo(() => changedFields(base, edit), [base, edit])
  const setMany = (values: Partial<SourceValues>): void =>
    setEdit((before) => ({ ...before, values: { ...before.values, ...values } }))
  return {
    edit,
    changed,
    set: (id, value) => setEdit((before) => ({ ...before, values: { ...before.values, [id]: value } })),
    update: (change) => setEdit((before) => ({ ...before, values: change(before.values) })),
    setMany,
    setSecret: (name, secret) => setEdit((before) => ({ ...before, [name]: secret })),
    rebase: (next) => {
      setBase(next)
      setEdit(next)
    },
    discard: () => setEdit(base),
  }
}
