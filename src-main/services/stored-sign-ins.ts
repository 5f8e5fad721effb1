import type { DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import type { Secret } from '../../src-shared/domain/secret.ts'
import type { WritableDb } from '../store/database-handle.ts'
import { findPersonById, listPersonConnections, type Person } from '../store/find-person.ts'
import {
  dropSignInHash,
  findSignInHash,
  listSignInHashHolders,
  saveSignInHash,
  type StoredSignInHash,
} from '../store/sign-in-store.ts'
import { findSourceById, type StoredSource } from '../store/source-store.ts'
import { reasonToDropHash } from '../sync/sign-in-hash-rules.ts'
import { hashPassword, isPasswordOfHash } from './password-hash.ts'

interface KeptSignIn {
  readonly person: Person
  readonly source: StoredSource
  readonly password: Secret
  readonly madeAt: string
}

type FoundHash =
  | { readonly hash: StoredSignInHash }
  /** Why there is none, as a sentence. */
  | { readonly hash: undefined; readonly words: string }

/** Hashes of passwords that a directory took. */
export interface StoredSignIns {
  keep(signIn: KeptSignIn): Promise<void>
  /** The hash that may stand in for this source's directory; one that may not any more is dropped. */
  find(person: Person, sourceId: number): Promise<FoundHash>
  isOf(hash: StoredSignInHash, password: Secret): Promise<boolean>
  drop(userId: number): Promise<void>
  /** Drops the hash if it is of this very password. */
  dropIfOf(userId: number, password: Secret): Promise<void>
  /** Drops all of a source that may not stand in any more. */
  dropEnded(slug: string): Promise<void>
}

export const createStoredSignIns = ({ db }: { readonly db: WritableDb }): StoredSignIns => {
  const drop = (userId: number): Promise<void> => db.whenFree(() => dropSignInHash(db, userId))
  const find = async (person: Person, sourceId: number): Promise<FoundHash> => {
    const hash = findSignInHash(db, person.id)
    if (hash === undefined || hash.sourceId !== sourceId) {
      return { hash: undefined, words: 'No stored hash of the password stands in for the directory.' }
    }
    const reason = await reasonToDrop(db, person, hash)
    if (reason === undefined) return { hash }
    await drop(person.id)
    return { hash: undefined, words: `The stored hash of the password was dropped, because ${reason}.` }
  }
  return {
    async keep({ person, source, password, madeAt }) {
      const made = await hashPassword(password)
      const hash = { userId: person.id, sourceId: source.id, ...made, madeAt }
      await db.whenFree(() => saveSignInHash(db, hash))
    },
    find,
    isOf: (hash, password) => isPasswordOfHash(password, hash),
    drop,
    async dropIfOf(userId, password) {
      const hash = findSignInHash(db, userId)
      if (hash !== undefined && (await isPasswordOfHash(password, hash))) await drop(userId)
    },
    async dropEnded(slug) {
      for (const userId of listSignInHashHolders(db, slug)) {
        const person = findPersonById(db, userId)
        const hash = findSignInHash(db, userId)
        if (hash === undefined) continue
        if (person === undefined || (await reasonToDrop(db, person, hash)) !== undefined) {
          await drop(userId)
        }
      }
    },
  }
}

const reasonToDrop = async (
  db: WritableDb,
  person: Person,
  hash: StoredSignInHash,
): Promise<string | undefined> => {
  const source = findSourceById(db, hash.sourceId)
  const connection = listPersonConnections(db, person.id).find(({ sourceId }) => sourceId === hash.sourceId)
  return reasonToDropHash({
    madeAt: hash.madeAt,
    isActive: person.isActive,
    connectionState: connection?.state,
    isWanted: source?.settings.enabled === true && source.settings.passwordLoginUpdateInternalPassword,
    entry: connection === undefined ? undefined : await decode(connection.rawEntry),
  })
}

const decode = async (raw: Uint8Array): Promise<DirectoryEntry> => {
  const { viewRawEntry } = await import('../directory/entry-view.ts')
  return viewRawEntry(Buffer.from(raw))
}
