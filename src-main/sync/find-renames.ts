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
 * name is given up by another of them. `holderOf` tells who has a name otherwise. One pass: ten thousand may wait.
 */
export const findRenames = (
  renames: readonly Rename[],
  holderOf: (key: string, self: number | undefined) => ObjectRef | undefined,
): readonly Rename[] => {
  const byWanted = new Map<string, Rename>()
  // Of several who want one name the first counts.
  for (const rename of renames) if (!byWanted.has(rename.wanted)) byWanted.set(rename.wanted, rename)
  const possible = new Set(byWanted.values())
  const givenUp = new Set([...possible].map(nameOf))
  const holders = new Map([...possible].map((rename) => [rename, holderOf(rename.wanted, rename.id)]))
  const stuck = [...possible].filter((rename) => {
    const holder = holders.get(rename)
    return holder !== undefined && !givenUp.has(`${holder}/${rename.wanted}`)
  })
  // Whoever is stuck keeps the old name, and so does who waits for that; the list grows while it is walked.
  for (const rename of stuck) {
    possible.delete(rename)
    const waiting = rename.held === undefined ? undefined : byWanted.get(rename.held)
    if (waiting !== undefined && possible.has(waiting) && holders.get(waiting) === rename.id)
      stuck.push(waiting)
  }
  return renames.filter((rename) => possible.has(rename))
}

const nameOf = ({ id, held }: Rename): string => (held === undefined ? '' : `${id}/${held}`)
