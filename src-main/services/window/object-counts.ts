import { readChangeMarks } from '../../store/change-marks.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import { countMemberships, countSourceObjects, type SourceCounts } from '../../store/source-counts.ts'

export interface Counts {
  readonly objects: ReadonlyMap<number, SourceCounts>
  readonly memberships: ReadonlyMap<number, number>
}

/** How much each source has, by its id. Counting half a million memberships takes a moment, and they change only with a run. */
export const createCounts = (db: ReadableDb): (() => Counts) => {
  let mark: string | undefined
  let counts: Counts = { objects: new Map(), memberships: new Map() }
  return () => {
    const { objects } = readChangeMarks(db)
    if (objects !== mark) counts = { objects: countSourceObjects(db), memberships: countMemberships(db) }
    mark = objects
    return counts
  }
}
