import type { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import { assertNever } from '../../src-shared/errors/assert-never.ts'
import type { ObjectKind } from '../../src-shared/domain/sync-object.ts'

/** A connection whose entry a complete read did not contain. */
export interface MissingConnection {
  readonly state: 'present' | 'suspect'
  /** Complete runs it was missing in so far. */
  readonly missingRuns: number
}

export type MissingStep =
  /** First time: kept, shown, nothing else. */
  | { readonly kind: 'suspect' }
  /** Still within its grace, or deletion is off: one more run is counted. */
  | { readonly kind: 'wait' }
  /** Grace is over: look it up by its identifier, then act. */
  | { readonly kind: 'look-up' }

type DeletionSettings = Pick<LdapSource, 'deleteNotFoundObjects' | 'deletionGraceRuns'>

/** The first step of a deletion (rule S8). */
export const planMissing = (missing: MissingConnection, settings: DeletionSettings): MissingStep => {
  if (missing.state === 'present') return { kind: 'suspect' }
  const isOver = settings.deleteNotFoundObjects && missing.missingRuns >= settings.deletionGraceRuns
  return { kind: isOver ? 'look-up' : 'wait' }
}

/** What the look-up by identifier, without the object filter, found. */
export type LookupResult =
  | { readonly kind: 'listed' }
  | { readonly kind: 'outside-base'; readonly dn: string }
  | { readonly kind: 'filtered'; readonly dn: string }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'absent' }

export type MissingReason = 'gone' | 'moved-out-of-base' | 'filter' | 'not-readable'

/** Why an entry is missing; undefined when it is not missing at all. */
export const missingReason = (result: LookupResult): MissingReason | undefined => {
  switch (result.kind) {
    case 'listed':
      return undefined
    case 'outside-base':
      return 'moved-out-of-base'
    case 'filtered':
      return 'filter'
    case 'hidden':
      return 'not-readable'
    case 'absent':
      return 'gone'
    default:
      return assertNever(result)
  }
}

export type MissingAction = 'delete' | 'deactivate' | 'keep' | 'detach'

/**
 * The second step. An object that another source still has is only detached from this one. Groups have no active
 * state, so they are kept where users would be deactivated.
 */
export const missingAction = (
  kind: ObjectKind,
  action: LdapSource['deletionAction'],
  { heldElsewhere }: { readonly heldElsewhere: boolean },
): MissingAction => {
  if (action === 'delete') return heldElsewhere ? 'detach' : 'delete'
  if (action === 'deactivate' && kind === 'user' && !heldElsewhere) return 'deactivate'
  return 'keep'
}
