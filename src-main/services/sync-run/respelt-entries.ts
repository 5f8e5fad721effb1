import { identifierKeyReader } from '../../directory/identifier-values.ts'
import type { KeptEntry, RawEntrySummary } from '../../directory/entry-summary.ts'
import type { ConnectionIndex } from '../../store/connection-index.ts'

/** An entry put aside: what is kept of it when its bytes are gone. */
interface IdentifiedEntry {
  readonly identifier: string
  readonly dn: string
  readonly hash: Buffer
  keep(): KeptEntry
}

interface PutAside {
  readonly entry: IdentifiedEntry
  /** Every value by which it may be known. */
  readonly identifiers: readonly string[]
}

/**
 * Entries that are perhaps known under another spelling of their identifier (rule S4): `Ada` became `ada`, or another
 * value of it comes first now. That is certain only once everybody was read and nobody has the former spelling.
 */
export class RespeltEntries {
  readonly #index: ConnectionIndex
  readonly #keyOf: ((identifier: string) => string) | undefined
  readonly #putAside: PutAside[] = []

  constructor(index: ConnectionIndex, uniquenessAttribute: string) {
    this.#index = index
    this.#keyOf = identifierKeyReader(uniquenessAttribute)
  }

  /** Keeps an entry with an identifier never seen before if it may be one of these. Answers whether it did. */
  keep(summary: RawEntrySummary, identifier: string): boolean {
    const identifiers = [identifier, ...summary.otherIdentifiers]
    if (this.#rowOf(identifiers) === undefined) return false
    const { dn, hash } = summary
    const kept = summary.keep()
    this.#putAside.push({ entry: { identifier, dn, hash, keep: () => kept }, identifiers })
    return true
  }

  /** Hands each back with the row it belongs to, or as new after all. */
  settle(take: (entry: IdentifiedEntry, claimed: number | 'new') => void): void {
    for (const { entry, identifiers } of this.#putAside) {
      const row = this.#rowOf(identifiers)
      if (row !== undefined) this.#index.claimRow(row)
      take(entry, row ?? 'new')
    }
  }

  #rowOf(identifiers: readonly string[]): number | undefined {
    return this.#keyOf === undefined ? undefined : this.#index.findRespelt(identifiers, this.#keyOf)
  }
}
