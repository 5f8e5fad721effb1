import type { ReadableDb, WritableDb } from './database-handle.ts'

/** `unknown`: the connection broke after the request was sent, so the password may or may not have changed. */
export type PasswordChangeOutcome = 'verified' | 'unverified' | 'refused' | 'unknown'

/** A password that was set, or was to be; never the password. */
export interface StoredPasswordChange {
  readonly source: string
  readonly changedAt: string
  /** Who works here: 'window', 'command line'. */
  readonly changedBy: string
  readonly dn: string
  readonly server: string | null
  readonly method: string | null
  readonly outcome: PasswordChangeOutcome
  /** Why not, in the server's words. */
  readonly reason: string | null
}

const insertChangeSql = `
  INSERT INTO password_changes
    (user_id, source_id, changed_at, changed_by, dn, server, method, outcome, reason)
  VALUES (:userId, :sourceId, :changedAt, :changedBy, :dn, :server, :method, :outcome, :reason)`

export const recordPasswordChange = (
  db: WritableDb,
  change: Omit<StoredPasswordChange, 'source'> & { readonly userId: number; readonly sourceId: number },
): void => {
  db.run(insertChangeSql, { ...change })
}

const changesSql = `
  SELECT s.slug AS source, c.changed_at AS changedAt, c.changed_by AS changedBy, c.dn, c.server, c.method,
    c.outcome, c.reason
  FROM password_changes AS c
  JOIN sources AS s ON s.id = c.source_id
  WHERE c.user_id = :userId
  ORDER BY c.id DESC`

/** Newest first. */
export const listPasswordChanges = (db: ReadableDb, userId: number): readonly StoredPasswordChange[] =>
  db.all<StoredPasswordChange>(changesSql, { userId })
