import type { ObjectRef } from '../../../src-shared/domain/sync-object.ts'
import type { Holder } from '../../sync/match-object.ts'

/** A holder as the database knows it. */
export interface KnownHolder {
  readonly id: number
  readonly label: string
  readonly identifierHere: string | null
}

/** Who takes and gives up which name (or address) in this run, on top of what the database says. */
export class NameClaims {
  readonly #taken = new Map<string, Holder>()
  readonly #released = new Map<string, Set<number>>()

  take(key: string, holder: Holder): void {
    this.#taken.set(key, holder)
  }

  /** The object with this database id no longer has the key once the run is applied. */
  release(key: string, id: number): void {
    const released = this.#released.get(key) ?? new Set()
    this.#released.set(key, released.add(id))
  }

  clear(): void {
    this.#taken.clear()
    this.#released.clear()
  }

  /** Who stands in the way of `self` having this key. */
  holderOf(key: string, self: ObjectRef | undefined, known: KnownHolder | undefined): Holder | undefined {
    const taken = this.#taken.get(key)
    if (taken !== undefined && taken.ref !== self) return taken
    if (known === undefined || known.id === self) return undefined
    if (this.#released.get(key)?.has(known.id) === true) return undefined
    return toHolder(known)
  }
}

export const toHolder = ({ id, label, identifierHere }: KnownHolder): Holder => ({
  ref: id,
  label,
  identifierHere: identifierHere ?? undefined,
})
