import { nameKey } from '../../src-shared/domain/name-key.ts'
import type { ConnectedEntry, ConnectedObject } from '../../src-shared/domain/connected-object.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { findChosenLink, findTied, forgetChosenLink, saveChosenLink } from '../store/chosen-links.ts'
import type { WritableDb } from '../store/database-handle.ts'
import { findHolders, type HolderRow } from '../store/sync-holders.ts'
import { requireSource } from './find-source.ts'
import { alreadyTied } from '../sync/match-object.ts'

export interface ConnectService {
  /**
   * Says that an entry of a source is a user or group that is there already, under that name. The next run of the
   * source ties the two, and shows it as every other change.
   */
  connect(choice: ConnectedObject): Promise<ConnectedObject>
  /** What was said of an entry and no run has done yet. */
  findChosen(entry: ConnectedEntry): ConnectedObject | undefined
  /** Takes back what was said of an entry; refused once a run has tied the two. */
  undo(choice: ConnectedObject): Promise<ConnectedObject>
}

interface ConnectSetup {
  readonly db: WritableDb
  readonly clock: () => Date
}

export const createConnectService = ({ db, clock }: ConnectSetup): ConnectService => ({
  connect: ({ source: slug, objectType, identifier, name }) =>
    db.whenFree(() => {
      const { id: sourceId } = requireSource(db, slug)
      if (identifier.trim() === '')
        throw new AppError(
          'input.invalid',
          'Name the entry by its identifier; the conflict of the run shows it.',
          {
            problems: [{ path: 'identifier', message: 'The identifier is empty.' }],
          },
        )
      const holder = requireHolder(db, { sourceId, objectType, name })
      refuseTied(db, objectType, { sourceId, identifier })
      if (holder.identifierHere !== null)
        throw new AppError('sync.match-refused', alreadyTied(holder.label, holder.identifierHere), { name })
      saveChosenLink(db, objectType, { sourceId, identifier, id: holder.id, at: clock().toISOString() })
      return { source: slug, objectType, identifier, name: holder.label }
    }),
  findChosen: ({ source: slug, objectType, identifier }) =>
    db.snapshot(() => {
      const entry = { sourceId: requireSource(db, slug).id, identifier }
      if (findTied(db, objectType, entry) !== undefined) return undefined
      const name = findChosenLink(db, objectType, entry)
      return name === undefined ? undefined : { source: slug, objectType, identifier, name }
    }),
  undo: ({ source: slug, objectType, identifier, name }) =>
    db.whenFree(() => {
      const entry = { sourceId: requireSource(db, slug).id, identifier }
      refuseTied(db, objectType, entry)
      const chosen = findChosenLink(db, objectType, entry)
      if (chosen === undefined || nameKey(chosen) !== nameKey(name))
        throw new AppError(
          'object.not-found',
          `The entry ${identifier} was not to be connected with "${name}".`,
          { identifier, name },
        )
      forgetChosenLink(db, objectType, entry)
      return { source: slug, objectType, identifier, name: chosen }
    }),
})

const refuseTied = (
  db: WritableDb,
  objectType: ConnectedObject['objectType'],
  entry: { readonly sourceId: number; readonly identifier: string },
): void => {
  const { identifier } = entry
  const tied = findTied(db, objectType, entry)
  if (tied === undefined) return
  throw new AppError('sync.match-refused', `The entry ${identifier} is "${tied}" already.`, { identifier })
}

interface Wanted extends Pick<ConnectedObject, 'objectType' | 'name'> {
  readonly sourceId: number
}

const requireHolder = (db: WritableDb, { sourceId, objectType, name }: Wanted): HolderRow => {
  const key = nameKey(name)
  const by = objectType === 'user' ? 'username' : 'groupName'
  const holder = findHolders(db, by, { sourceId, keys: [key] }).get(key)
  if (holder !== undefined) return holder
  const what = objectType === 'user' ? 'person with the username' : 'group with the name'
  throw new AppError('object.not-found', `There is no ${what} "${name}".`, { name })
}
