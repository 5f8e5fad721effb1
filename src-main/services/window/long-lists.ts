import type { ObjectKind } from '../../../src-shared/domain/sync-object.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import { listKeptAttributeNames } from '../../store/kept-attribute-names.ts'
import { createExportWalks } from './export-walks.ts'
import { createCounts } from './object-counts.ts'
import { createObjectLists } from './object-lists.ts'
import { searchObjects } from './object-search.ts'
import { createRunViews } from './run-views.ts'

/** What the window asks that has to look at every person, group or change of a run. */
export const createLongLists = (db: ReadableDb, openDb: () => ReadableDb & { close(): void }) => {
  const lists = createObjectLists(db)
  const runs = createRunViews(db)
  return {
    people: lists.people,
    groups: lists.groups,
    ...createExportWalks({ db, openDb, lists, runs }),
    attributeNames: (kind: ObjectKind): string[] => [...listKeptAttributeNames(db, kind)],
    runItems: runs.items,
    counts: createCounts(db),
    search: (question: Parameters<typeof searchObjects>[1]) => searchObjects(db, question),
  }
}

export type LongLists = ReturnType<typeof createLongLists>
