import type { ReadableDb, WritableDb } from './database-handle.ts'

/** A stored hash with the parameters it was made with (scrypt, RFC 7914). */
export interface StoredSignInHash {
  readonly userId: number
  readonly sourceId: number
  readonly cost: number
  readonly blockSize: number
  readonly parallelization: number
  readonly salt: Uint8Array
  readonly hash: Uint8Array
  readonly madeAt: string
}

const hashSql = `
  SELECT user_id AS userId, source_id AS sourceId, cost, block_size AS blockSize, parallelization, salt, hash,
    made_at AS madeAt
  FROM sign_in_hashes
  WHERE user_id = :userId`

export const findSignInHash = (db: ReadableDb, userId: number): StoredSignInHash | undefined =>
  db.get<StoredSignInHash>(hashSql, { userId })

const hashHoldersSql = `
  SELECT h.user_id AS userId
  FROM sign_in_hashes AS h
  JOIN sources AS s ON s.id = h.source_id
  WHERE s.slug = :slug
  ORDER BY h.user_id`

/** Ids of the people a source's directory gave a hash of. */
export const listSignInHashHolders = (db: ReadableDb, slug: string): readonly number[] =>
  db.all<{ userId: number }>(hashHoldersSql, { slug }).map(({ userId }) => userId)

const saveHashSql = `
  INSERT INTO sign_in_hashes (user_id, source_id, cost, block_size, parallelization, salt, hash, made_at)
  VALUES (:userId, :sourceId, :cost, :blockSize, :parallelization, :salt, :hash, :madeAt)
  ON CONFLICT (user_id) DO UPDATE
  SET source_id = :sourceId, cost = :cost, block_size = :blockSize, parallelization = :parallelization,
    salt = :salt, hash = :hash, made_at = :madeAt`

export const saveSignInHash = (db: WritableDb, hash: StoredSignInHash): void => {
  db.run(saveHashSql, { ...hash })
}

const dropHashSql = `
  DELETE FROM sign_in_hashes
  WHERE user_id = :userId`

export const dropSignInHash = (db: WritableDb, userId: number): void => {
  db.run(dropHashSql, { userId })
}

/** Wrong passwords in a row. */
export interface StoredAttempts {
  readonly failures: number
  readonly lastFailedAt: string
}

const attemptsSql = `
  SELECT failures, last_failed_at AS lastFailedAt
  FROM sign_in_attempts
  WHERE user_id = :userId`

export const findSignInAttempts = (db: ReadableDb, userId: number): StoredAttempts | undefined =>
  db.get<StoredAttempts>(attemptsSql, { userId })

const saveAttemptsSql = `
  INSERT INTO sign_in_attempts (user_id, failures, last_failed_at)
  VALUES (:userId, :failures, :lastFailedAt)
  ON CONFLICT (user_id) DO UPDATE
  SET failures = :failures, last_failed_at = :lastFailedAt`

const forgetAttemptsSql = `
  DELETE FROM sign_in_attempts
  WHERE user_id = :userId`

/** Undefined forgets them. */
export const saveSignInAttempts = (
  db: WritableDb,
  userId: number,
  attempts: StoredAttempts | undefined,
): void => {
  if (attempts === undefined) db.run(forgetAttemptsSql, { userId })
  else db.run(saveAttemptsSql, { userId, failures: attempts.failures, lastFailedAt: attempts.lastFailedAt })
}
