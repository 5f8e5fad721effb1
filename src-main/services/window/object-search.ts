import type { z } from 'zod'
import type { objectCalls } from '../../../src-shared/contract/object-calls.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import { findObjects } from '../../store/quick-search.ts'

type Found = z.input<(typeof objectCalls)['objects.search']['output']>

/** People and groups whose name, username or address holds the text; what begins with it comes first. */
export const searchObjects = (
  db: ReadableDb,
  { text, limit }: { readonly text: string; readonly limit: number },
): Found => {
  const wanted = text.trim()
  return wanted === '' ? [] : findObjects(db, wanted, limit).map((row) => ({ ...row }))
}
