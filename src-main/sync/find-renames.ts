import type { ObjectRef } from '../../src-shared/domain/sync-object.ts'

/** Somebody who wants a name that another has, and who gives up his own (if any) when he gets it. */
export interface Rename {
  /** Undefined for somebody new. */
  readonly id: number | undefined
  readonly wanted: string
  readonly held: string | undefined
}

/**
 * Of those who wait for each other's names, those who can all be renamed together: chains and circles whose every
 * name is given up by another of them. `holderOf` tells who has a name otherwise.
 */
export const findRenames = (
  renames: readonly Rename[],
  holderOf: (key: string, self: number | undefined) => ObjectRef | undefined,
): readonly Rename[] => {
  let possible = renames
  for (;;) {
    const released = new Set(
      possible.flatMap(({ id, held }) => (held === undefined ? [] : [`${id}/${held}`])),
    )
    const taken = new Set<string>()
    const remaining = possible.filter(({ id, wanted }) => {
      const holder = holderOf(wanted, id)
      const isFree = holder === undefined || released.has(`${holder}/${wanted}`)
      if (!isFree || taken.has(wanted)) return false
      taken.add(wanted)
      return true
    })
    if (remaining.length === possible.length) return remaining
    possible = remaining
  }
}
