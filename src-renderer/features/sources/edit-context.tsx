import { createContext, use } from 'react'
import type { FieldProblem, SecretPlaces } from '../../../src-shared/contract/source-calls.ts'
import type { SourceEditing } from './use-source-edit.ts'

/** What every field of the editor and of the guided steps works on. */
export interface EditScope extends SourceEditing {
  /** Slug of the saved source; null for a new one. */
  readonly editing: string | null
  /** Only those that may be shown now: nobody is told off for what he has not come to yet. */
  readonly problems: readonly FieldProblem[]
  readonly warnings: readonly FieldProblem[]
  readonly places: SecretPlaces | undefined
}

const EditContext = createContext<EditScope | undefined>(undefined)
export const EditProvider = EditContext.Provider

export const useEditScope = (): EditScope => {
  const scope = use(EditContext)
  if (scope === undefined) throw new Error('useEditScope needs an EditProvider above it')
  return scope
}
