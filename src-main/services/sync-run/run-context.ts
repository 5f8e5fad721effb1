import type { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import type { ObjectKind, ObjectRef } from '../../../src-shared/domain/sync-object.ts'
import type { SyncPhase } from '../../../src-shared/domain/sync-run.ts'
import type { DirectoryConnection } from '../../directory/directory-client.ts'
import type { MappingEvaluator } from '../../mapping/mapping-evaluator.ts'
import type { ConnectionIndex } from '../../store/connection-index.ts'
import type { WritableDb } from '../../store/database-handle.ts'
import type { HolderRow } from '../../store/sync-holders.ts'
import type { NameClaims } from './name-claims.ts'
import type { PlanWriter } from './plan-spool.ts'
import type { Candidate } from './read-entry.ts'
import type { RunTally } from './run-tally.ts'

/** What every step of one run works with. */
export interface RunContext {
  readonly db: WritableDb
  readonly source: LdapSource
  readonly sourceId: number
  /** ISO text of the run's start: the one "now" of all its decisions. */
  readonly now: string
  /** True when every entry is to be mapped again: `--full`, or settings or mappings changed. */
  readonly reevaluate: boolean
  /** Nothing was ever synced: no row can match, clash or be missing. */
  readonly isFirstLoad: boolean
  /** Only one person or group is read, with what follows from it; nothing is said of anybody else. */
  readonly isPartial: boolean
  readonly connection: DirectoryConnection
  readonly signal: AbortSignal
  readonly plan: PlanWriter
  readonly tally: RunTally
  readonly onProgress: (phase: SyncPhase, entries: number) => void
}

/** What is known of users or groups while they are read. */
export interface KindRun {
  readonly kind: ObjectKind
  readonly index: ConnectionIndex
  readonly evaluator: MappingEvaluator
  readonly names: NameClaims
  readonly emails: NameClaims
  /** Whether the matching mode asks who has an e-mail address. */
  readonly matchesEmail: boolean
  /** Whom a person said entries to be, by identifier. */
  readonly chosen: ReadonlyMap<string, HolderRow>
  readonly keys: KeyTable
  /** Normalised DNs of entries without an identifier: their objects were read badly, not missing. */
  readonly unidentified: Set<string>
  /** Objects that this run renames. */
  readonly renamed: number[]
  /** Who clashes is put here and decided again once all names given up are known; undefined the second time. */
  deferred: Candidate[] | undefined
  /** Objects that this run deletes, and those it only takes from this source. */
  readonly deleted: number[]
  readonly detached: number[]
  nextRef(): ObjectRef
}

/** Membership keys as they will be after this run, as far as it looked at the objects that have them. */
export interface KeyTable {
  /** False on a first load: there are no stored memberships that gained keys could matter to. */
  readonly isFollowed: boolean
  /** Normalised DN to object. */
  readonly byDn: Map<string, ObjectRef>
  /** The membership attribute's value to object; the same map as `byDn` where members are DNs. */
  readonly byMember: Map<string, ObjectRef>
  /** SID of a group, or of users' primary group, to objects. */
  readonly bySid: Map<string, ObjectRef[]>
  /** Users whose primary group changed. */
  readonly sidMoves: {
    readonly ref: ObjectRef
    readonly from: string | undefined
    readonly to: string | undefined
  }[]
  /** Objects looked at in this run: what the database says of their keys is out of date. */
  readonly decided: Set<ObjectRef>
  /** Keys newly taken, by the objects that have them now. */
  readonly gained: Map<string, ObjectRef>
  /** Keys given up, with the database id that had them and the old DN. */
  readonly lost: Map<string, { readonly id: number; readonly dn: string }>
  /** Database ids that this run ends. */
  readonly ended: Set<number>
  /** Database ids that are missing in this run, ended or not. */
  readonly missing: Set<number>
}

export const createKeyTable = ({
  membersAreDns,
  isFollowed,
}: {
  readonly membersAreDns: boolean
  readonly isFollowed: boolean
}): KeyTable => {
  const byDn = new Map<string, ObjectRef>()
  return {
    isFollowed,
    byDn,
    byMember: membersAreDns ? byDn : new Map(),
    bySid: new Map(),
    sidMoves: [],
    decided: new Set(),
    gained: new Map(),
    lost: new Map(),
    ended: new Set(),
    missing: new Set(),
  }
}
