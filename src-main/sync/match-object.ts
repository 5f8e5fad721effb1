import type { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import { assertNever } from '../../src-shared/errors/assert-never.ts'
import type { DesiredObject, ObjectRef } from '../../src-shared/domain/sync-object.ts'

/** A user or group that has the name or address in question and is not deleted. */
export interface Holder {
  readonly ref: ObjectRef
  readonly label: string
  /** The identifier under which this same source already holds it. */
  readonly identifierHere: string | undefined
}

export interface Holders {
  /** Who has the same username, or group name, ignoring case. */
  readonly byLabel: Holder | undefined
  /** Who has the same e-mail address, ignoring case; users only. */
  readonly byEmail: Holder | undefined
}

export type ConflictCode = 'sync.username-conflict' | 'sync.name-conflict' | 'sync.match-refused'

export type Match =
  | { readonly kind: 'create' }
  | { readonly kind: 'link'; readonly ref: ObjectRef }
  /** The matching mode says no: by the person's own choice, so not an error. */
  | { readonly kind: 'deny'; readonly message: string }
  | { readonly kind: 'conflict'; readonly code: ConflictCode; readonly message: string }

export type MatchingMode = LdapSource['userMatchingMode'] | LdapSource['groupMatchingMode']

/** What becomes of an entry that has no connection row yet (reference section 2.6, step 8). */
export const matchObject = (desired: DesiredObject, mode: MatchingMode, holders: Holders): Match => {
  switch (mode) {
    case 'identifier':
      return createUnlessTaken(desired, holders)
    case 'email_link':
    case 'email_deny': {
      const email = desired.kind === 'user' ? desired.fields.email : ''
      if (email === '')
        return { kind: 'deny', message: `The matching mode ${mode} needs an e-mail address; it has none.` }
      return join(desired, mode, { holder: holders.byEmail, holders })
    }
    case 'username_link':
    case 'username_deny':
    case 'name_link':
    case 'name_deny':
      return join(desired, mode, { holder: holders.byLabel, holders })
    default:
      return assertNever(mode)
  }
}

const join = (
  desired: DesiredObject,
  mode: MatchingMode,
  { holder, holders }: { readonly holder: Holder | undefined; readonly holders: Holders },
): Match => {
  if (holder === undefined) return createUnlessTaken(desired, holders)
  if (mode.endsWith('_deny'))
    return {
      kind: 'deny',
      message: `The matching mode ${mode} refuses this entry: "${holder.label}" exists already.`,
    }
  // One person cannot be two entries of one source: the second would take over the first.
  return linkTo(holder)
}

/** Ties an entry to whom a person, or the matching mode, says it is. */
export const linkTo = (holder: Holder): Match =>
  holder.identifierHere === undefined
    ? { kind: 'link', ref: holder.ref }
    : {
        kind: 'conflict',
        code: 'sync.match-refused',
        message: alreadyTied(holder.label, holder.identifierHere),
      }

export const alreadyTied = (label: string, identifier: string): string =>
  `"${label}" is already tied to another entry of this source (${identifier}).`

const createUnlessTaken = (desired: DesiredObject, holders: Holders): Match =>
  holders.byLabel === undefined ? { kind: 'create' } : nameTaken(desired, holders.byLabel)

/** The conflict row of a name that somebody else has. */
export const nameTaken = (
  desired: DesiredObject,
  holder: Pick<Holder, 'label'>,
): Extract<Match, { kind: 'conflict' }> =>
  desired.kind === 'user'
    ? {
        kind: 'conflict',
        code: 'sync.username-conflict',
        message: `The username "${desired.fields.username}" belongs to another person ("${holder.label}").`,
      }
    : {
        kind: 'conflict',
        code: 'sync.name-conflict',
        message: `The name "${desired.fields.name}" belongs to another group ("${holder.label}").`,
      }
