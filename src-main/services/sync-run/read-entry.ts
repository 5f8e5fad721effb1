import type { DirectoryEntry } from '../../../src-shared/domain/directory-entry.ts'
import type { DesiredObject, ObjectRef, StoredObject } from '../../../src-shared/domain/sync-object.ts'

/** An entry that has to be looked at: new, changed, or to be mapped again. */
export interface ReadEntry {
  readonly identifier: string
  /** Undefined for an identifier never seen before. */
  readonly connectionId: number | undefined
  readonly hash: Uint8Array
  readonly stored: Buffer
  /** False when only dates or the mappings changed. */
  readonly isSameEntry: boolean
  readonly entry: DirectoryEntry
}

/** What an entry asks for, beside what is stored under its identifier. */
export interface Candidate {
  readonly read: ReadEntry
  readonly desired: DesiredObject
  readonly stored: StoredObject | undefined
}

/** An object whose entry was understood, and the reference under which memberships may name it. */
export interface DecidedObject {
  readonly desired: DesiredObject
  readonly ref: ObjectRef
  readonly read: ReadEntry
}
