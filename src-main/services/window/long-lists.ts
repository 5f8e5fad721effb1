import type { ReadableDb } from '../../store/database-handle.ts'
import { createCounts } from './object-counts.ts'
import { createObjectLists } from './object-lists.ts'
import { searchObjects } from './object-search.ts'
import { createRunViews } from './run-views.ts'

/** What the window asks that has to look at every person, group or change of a run. */
export const createLongLists = (db: ReadableDb) => {
  const { people, groups } = createObjectLists(db)
  const { items } = createRunViews(db)
  return {
    people,
    groups,
    runItems: items,
    counts: createCounts(db),
    search: (question: Parameters<typeof searchObjects>[1]) => searchObjects(db, question),
  }
}

export type LongLists = ReturnType<typeof createLongLists>
