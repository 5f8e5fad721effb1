import type { ObjectSource, ObjectState } from '../../src-shared/domain/user.ts'

interface HasSources {
  readonly sources: readonly ObjectSource[]
  readonly state: ObjectState
}

export const sourceWords = ({ sources }: HasSources): string =>
  sources.map((source) => source.slug).join(', ')

const missingReasons: Readonly<Record<string, string>> = {
  gone: 'gone from the directory',
  'moved-out-of-base': 'moved out of the base',
  filter: 'no longer matches the filter',
  'not-readable': 'not readable',
}

export const missingReasonWords = (reason: string): string => missingReasons[reason] ?? reason

/** "active", "disabled", or for what is missing in the directory "suspect" or "deleted". */
export const stateWords = (object: HasSources, { isActive }: { readonly isActive: boolean }): string => {
  if (object.state !== 'present') return object.state
  return isActive ? 'active' : 'disabled'
}
