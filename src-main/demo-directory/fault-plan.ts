import type { ResultCode } from './result-codes.ts'

// What a directory can do wrong, as data: given to the server at its start or while it runs.
// Faults of searches touch searches of scope one and subtree only, unless their line says otherwise: a client
// that reads its base DN and the root DSE first must reach the search that the test is about.
// `afterEntries` counts the entries of one search over all its pages; `page` counts from 1.

interface Strikes {
  /** How often it strikes before the server is sound again; always, when left out. */
  readonly times?: number
}

interface AfterEntries extends Strikes {
  readonly afterEntries: number
}

export type Fault =
  /** The socket closes without a word. */
  | ({ readonly kind: 'drop-connection' } & AfterEntries)
  /** Nothing is answered any more: to any request of a connection, to a bind, to StartTLS, or in the middle of a search. */
  | ({ readonly kind: 'stall'; readonly on: 'connect' | 'bind' | 'start-tls' } & Strikes)
  | ({ readonly kind: 'stall'; readonly on: 'search' } & AfterEntries)
  /** Entries trickle. */
  | ({ readonly kind: 'slow'; readonly entriesPerSecond: number } & Strikes)
  /** A page without entries and with a cookie, as filters after the fact produce them (RFC 2696 section 3). */
  | ({ readonly kind: 'empty-page'; readonly page: number } & Strikes)
  /** The cookie after this page is not known any more. */
  | ({ readonly kind: 'lost-cookie'; readonly page: number; readonly code?: ResultCode } & Strikes)
  /** This page ends with success and without the paging control, though entries are left. */
  | ({ readonly kind: 'no-paging-control'; readonly page: number } & Strikes)
  /** An entry limit, a time limit, or an administrative one. */
  | ({ readonly kind: 'limit'; readonly limit: 'size' | 'time' | 'admin' } & AfterEntries)
  /** Result 10: the whole search is to be asked elsewhere. */
  | ({ readonly kind: 'referral'; readonly uris: readonly string[] } & AfterEntries)
  /** A SearchResultReference among the entries: a part of the subtree lives elsewhere. */
  | ({ readonly kind: 'continuation-reference'; readonly uris: readonly string[] } & AfterEntries)
  /** The server announces that it closes the connection, and does (RFC 4511 section 4.4.1). */
  | ({ readonly kind: 'notice-of-disconnection'; readonly code?: ResultCode } & AfterEntries)
  /** Bytes that are no LDAP. */
  | ({ readonly kind: 'garbage' } & AfterEntries)
  /** A message that claims to be 2 GiB long. */
  | ({ readonly kind: 'oversized-length' } & AfterEntries)
  /** Every n-th entry comes twice. */
  | ({ readonly kind: 'duplicate-entries'; readonly every: number } & Strikes)
  /** More than `limit` values come as `member;range=0-1499` and have to be fetched in parts (MS-ADTS 3.1.1.3.1.3.3). Any scope. */
  | ({
      readonly kind: 'range-retrieval'
      readonly limit: number
      readonly attributes?: readonly string[]
    } & Strikes)
  /** A connection that is not bound gets its first few entries and success. */
  | ({ readonly kind: 'anonymous-subset'; readonly entries: number } & Strikes)
  /** StartTLS is advertised and refused. */
  | ({ readonly kind: 'refuse-start-tls'; readonly code?: ResultCode } & Strikes)
  /** Every entry carries attributes named `__proto__` and `constructor`. Any scope. */
  | ({ readonly kind: 'hostile-attribute-names' } & Strikes)
  /** The schema may not be read. */
  | ({ readonly kind: 'schema-refused' } & Strikes)
  /** An operation is answered with a result of its own: busy, unavailable, an AD sub-code in the message, ... */
  | ({
      readonly kind: 'result'
      readonly on: FaultyOperation
      readonly code: ResultCode
      readonly message?: string
      /** Only where a read asks for this entry. */
      readonly entryDn?: string
    } & Strikes)
  /** Attributes that may not be read any more. Any scope. */
  | ({ readonly kind: 'hidden-attributes'; readonly names: readonly string[] } & Strikes)
  /** Success without entries, as where the right to read was withdrawn. */
  | ({ readonly kind: 'no-entries' } & Strikes)

/** `read` is a search of scope base. */
export type FaultyOperation = 'bind' | 'search' | 'read' | 'modify' | 'compare' | 'password-modify'

export type FaultPlan = readonly Fault[]

type FaultOf<Kind extends Fault['kind']> = Extract<Fault, { kind: Kind }>

/** The plan in force. It counts how often each fault struck. */
export class FaultSwitch {
  #plan: FaultPlan
  readonly #strikes = new Map<Fault, number>()

  constructor(plan: FaultPlan) {
    this.#plan = plan
  }

  set(plan: FaultPlan): void {
    this.#plan = plan
    this.#strikes.clear()
  }

  /** Whether any fault of these kinds is left, for paths that must not cost anything when there is none. */
  has(...kinds: readonly Fault['kind'][]): boolean {
    return this.#plan.some((fault) => kinds.includes(fault.kind) && this.#isLeft(fault))
  }

  /** The first fault of a kind that applies; finding it counts as one strike. */
  strike<Kind extends Fault['kind']>(
    kind: Kind,
    applies: (fault: FaultOf<Kind>) => boolean = () => true,
  ): FaultOf<Kind> | undefined {
    for (const fault of this.#plan) {
      if (!isOfKind(fault, kind) || !this.#isLeft(fault) || !applies(fault)) continue
      this.#strikes.set(fault, (this.#strikes.get(fault) ?? 0) + 1)
      return fault
    }
    return undefined
  }

  #isLeft(fault: Fault): boolean {
    return fault.times === undefined || (this.#strikes.get(fault) ?? 0) < fault.times
  }
}

const isOfKind = <Kind extends Fault['kind']>(fault: Fault, kind: Kind): fault is FaultOf<Kind> =>
  fault.kind === kind
