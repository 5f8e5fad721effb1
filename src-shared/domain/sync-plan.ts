// A plan is what a run decided and has not yet done: a list of records, kept in a file so that a run over a million
// people needs no memory for it. A dry run lists it, a real run applies it, a held run keeps it until a person decides.
import type { FieldChanges, GroupFields, ObjectKind, ObjectRef, UserFields } from './sync-object.ts'

/** Values to store for one user or group and its connection row. */
export interface WriteRecord {
  readonly kind: 'write'
  readonly object: ObjectKind
  /** `refreshed`: the entry changed, but nothing that we keep of it; only the connection row is written. */
  readonly change: 'created' | 'restored' | 'linked' | 'updated' | 'refreshed'
  readonly ref: ObjectRef
  readonly connectionId: number | null
  /** When the object was changed last before the plan was made; null for what is new. */
  readonly basedOn: string | null
  readonly identifier: string
  readonly dn: string
  readonly dnKey: string
  readonly memberKey: string | null
  readonly sid: string | null
  readonly fields: UserFields | GroupFields
  /** The key under which its name is unique. */
  readonly labelKey: string
  readonly isActiveReason: string
  /** JSON text, as stored. */
  readonly attributes: string
  readonly provided: string
  readonly recheckAt: string | null
  /** Undefined for what is new. */
  readonly changes?: FieldChanges
}

/** An object that failed or was skipped keeps its state, and must be looked at again whatever its entry's hash says. */
export interface RevisitRecord {
  readonly kind: 'revisit'
  readonly object: ObjectKind
  readonly connectionId: number
}

/** A row of history for an object that was not written. */
export interface NoteRecord {
  readonly kind: 'note'
  readonly object: ObjectKind
  readonly change: 'failed' | 'conflict' | 'skipped'
  readonly id: number | null
  readonly name: string
  readonly dn: string
  readonly reason: string
  /** What it would have been called, beside what it is called, where the name is what stands in the way. */
  readonly fields?: FieldChanges
}

export interface MissingRecord {
  readonly kind: 'missing'
  readonly object: ObjectKind
  readonly step: 'suspect' | 'wait' | 'delete' | 'detach' | 'deactivate' | 'keep'
  readonly connectionId: number
  readonly id: number
  readonly name: string
  readonly dn: string
  readonly reason: string | null
}

export interface MembersRecord {
  readonly kind: 'members'
  readonly group: ObjectRef
  readonly name: string
  readonly dn: string
  readonly added: readonly ObjectRef[]
  readonly removed: readonly ObjectRef[]
  /** Values that name nobody: the whole list when the group was read again, else what joins and leaves it. */
  readonly unresolved:
    | { readonly kind: 'replace'; readonly members: readonly UnresolvedMember[] }
    | {
        readonly kind: 'change'
        readonly added: readonly UnresolvedMember[]
        readonly removed: readonly string[]
      }
}
/** Comparison key and the value as the directory spelt it. */
export type UnresolvedMember = readonly [key: string, member: string]

export type ParentKind = 'nested' | 'hierarchy' | 'additional'
export type ParentLink = readonly [parent: ObjectRef, child: ObjectRef, kind: ParentKind]

export interface ParentsRecord {
  readonly kind: 'parents'
  readonly added: readonly ParentLink[]
  readonly removed: readonly ParentLink[]
  /** Names of the groups in the links, for the history. */
  readonly names: readonly (readonly [ObjectRef, string])[]
}

/** Objects this plan renames: their old names are freed before any new one is written. */
export interface ReleaseRecord {
  readonly kind: 'release'
  readonly object: ObjectKind
  readonly ids: readonly number[]
}

export type PlanRecord =
  | WriteRecord
  | ReleaseRecord
  | RevisitRecord
  | NoteRecord
  | MissingRecord
  | MembersRecord
  | ParentsRecord

/** A record with the bytes that go with it: of a `write`, the entry's SHA-256 followed by the entry. */
export interface PlanEntry {
  readonly record: PlanRecord
  readonly bytes: Uint8Array
}
