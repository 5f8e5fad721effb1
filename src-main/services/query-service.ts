import type { Group } from '../../src-shared/domain/group.ts'
import type { ObjectKind } from '../../src-shared/domain/sync-object.ts'
import type { RunItem, SyncRun } from '../../src-shared/domain/sync-run.ts'
import type { GroupPath, ObjectState, User } from '../../src-shared/domain/user.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import type { ReadableDb } from '../store/database-handle.ts'
import { nameKey } from '../../src-shared/domain/name-key.ts'
import { findGroup, listGroups } from '../store/group-queries.ts'
import { listKeptAttributeNames } from '../store/kept-attribute-names.ts'
import type { Listing } from '../store/listing.ts'
import { listRunItems } from '../store/run-items.ts'
import { findRun, listRuns } from '../store/run-queries.ts'
import { listPasswordChanges, type StoredPasswordChange } from '../store/password-change-store.ts'
import { findUser, listUsers } from '../store/user-queries.ts'
import { findGroupsByName } from '../store/sync-holders.ts'
import { requirePerson } from './find-person.ts'
import { sourceIdFor } from './find-source.ts'

export interface ObjectQuery {
  /** Slug of a source. */
  readonly source?: string | undefined
  readonly search?: string | undefined
  readonly state?: ObjectState | undefined
  /** People only. */
  readonly isActive?: boolean | undefined
  /** ISO time; only what changed then or later. */
  readonly changedSince?: string | undefined
  readonly limit?: number | undefined
  readonly offset?: number | undefined
  readonly includeDeleted?: boolean | undefined
}

export interface RunQuery {
  readonly slug?: string | undefined
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}

/** A person with how they come to be in their groups, and when their password was set from here. */
export interface UserDetail extends User {
  readonly groupPaths: readonly GroupPath[]
  readonly passwordChanges: readonly StoredPasswordChange[]
}

/** What was ever synced, for looking at; it works while every directory is away. */
export interface QueryService {
  users(query: ObjectQuery): Listing<User>
  user(username: string): UserDetail
  groups(query: ObjectQuery): Listing<Group>
  group(name: string): Group
  /** The id of a person, as somebody types him, or of a group by its name. */
  objectId(objectType: ObjectKind, name: string): number
  /** The attributes that anybody, or any group, has. */
  attributeNames(kind: ObjectKind): readonly string[]
  runs(query: RunQuery): { readonly total: number; readonly items: readonly SyncRun[] }
  run(id: number): SyncRun
  /** Every change of a run: for a first sync as many as there are objects and memberships, so read while walked. */
  runItems(id: number, page?: { readonly limit?: number; readonly offset?: number }): Listing<RunItem>
}

export const createQueryService = (db: ReadableDb): QueryService => ({
  users: ({ source, ...filter }) => listUsers(db, { ...filter, sourceId: sourceIdFor(db, source) }),
  user(username) {
    const found = findUser(db, username)
    if (found === undefined) {
      throw new AppError('object.not-found', `There is no user "${username}".`, { username })
    }
    return {
      ...found.user,
      groupPaths: found.paths,
      passwordChanges: listPasswordChanges(db, found.user.id),
    }
  },
  groups: ({ source, ...filter }) => listGroups(db, { ...filter, sourceId: sourceIdFor(db, source) }),
  group(name) {
    const found = findGroup(db, name)
    if (found === undefined) throw new AppError('object.not-found', `There is no group "${name}".`, { name })
    return found
  },
  objectId: (objectType, name) =>
    objectType === 'user' ? requirePerson(db, name).id : requireGroupId(db, name),
  attributeNames: (kind) => listKeptAttributeNames(db, kind),
  runs: ({ slug, ...filter }) => listRuns(db, { ...filter, sourceId: sourceIdFor(db, slug) }),
  run(id) {
    const run = findRun(db, id)
    if (run === undefined) throw new AppError('object.not-found', `There is no run ${id}.`, { run: id })
    return run
  },
  runItems: (id, page = {}) => listRunItems(db, id, page),
})

const requireGroupId = (db: ReadableDb, name: string): number => {
  const key = nameKey(name)
  const found = findGroupsByName(db, [key]).get(key)
  if (found === undefined) throw new AppError('object.not-found', `There is no group "${name}".`, { name })
  return found.id
}
