import type { ObjectKind } from '../../../src-shared/domain/sync-object.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import { listKeptAttributeNames } from '../../store/kept-attribute-names.ts'
import { createExportWalks } from './export-walks.ts'
import { createCounts } from './object-counts.ts'
import { createObjectLists } from './object-lists.ts'
import { searchObjects } from './object-search.ts'
import { createRunViews } from './run-views.ts'

/** What the window asks that has to look at every person, group or change of a run. */
export const createLongLists = (db: ReadableDb) => {
  const lists = createObjectLists(db)
  const { items } = createRunViews(db)
  return {
    people: lists.people,
    groups: lists.groups,
    ...createExportWalks(db, lists),
    attributeNames: (kind: ObjectKind): string[] => [...listKeptAttributeNames(db, kind)],
    runItems: items,
    counts: createCounts(db),
    search: (question: Parameters<typeof searchObjects>[1]) => searchObjects(db, question),
  }
}

export type LongLists = ReturnType<typeof createLongLists>
