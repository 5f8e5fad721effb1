import type { ReadableDb, WritableDb } from './database-handle.ts'

export type IndexedSecretKind = 'bind-password' | 'client-key' | 'webhook-secret'

/** That a secret is in the keychain and in how many pieces; never the secret. */
export interface IndexedSecret {
  readonly slug: string
  readonly kind: IndexedSecretKind
  readonly pieces: number
  readonly updatedAt: string
}

const listSecretsSql = `
  SELECT slug, kind, pieces, updated_at AS updatedAt
  FROM secret_index
  ORDER BY slug, kind`

export const listIndexedSecrets = (db: ReadableDb): readonly IndexedSecret[] =>
  db.all<IndexedSecret>(listSecretsSql)

const putSecretSql = `
  INSERT INTO secret_index (slug, kind, pieces, updated_at)
  VALUES (:slug, :kind, :pieces, :at)
  ON CONFLICT (slug, kind) DO UPDATE
  SET pieces = :pieces, updated_at = :at`

const hasSecretSql = `
  SELECT 1 AS found
  FROM secret_index
  WHERE slug = :slug AND kind = :kind`

const removeSecretSql = `
  DELETE FROM secret_index
  WHERE slug = :slug AND kind = :kind`

/** The index that a keychain store asks before it asks the keychain (the SecretIndex of secrets/secret-index.ts). */
export const createSecretIndex = (db: WritableDb, clock: () => Date) => ({
  has: (slug: string, kind: IndexedSecretKind): boolean => db.get(hasSecretSql, { slug, kind }) !== undefined,
  put: (slug: string, kind: IndexedSecretKind, pieces: number): Promise<void> =>
    db.whenFree(() => void db.run(putSecretSql, { slug, kind, pieces, at: clock().toISOString() })),
  remove: (slug: string, kind: IndexedSecretKind): Promise<void> =>
    db.whenFree(() => void db.run(removeSecretSql, { slug, kind })),
})
