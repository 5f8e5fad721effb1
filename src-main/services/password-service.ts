import type { PasswordAnswer } from '../../src-shared/domain/password-change.ts'
import type { PasswordPolicy } from '../../src-shared/domain/password-policy.ts'
import type { Secret } from '../../src-shared/domain/secret.ts'
import { AppError, toFailure } from '../../src-shared/errors/app-error.ts'
import type { ConnectionSettings } from '../directory/directory-client.ts'
import type { PasswordChange } from '../directory/set-password.ts'
import type { SecretStore } from '../secrets/secret-store.ts'
import type { WritableDb } from '../store/database-handle.ts'
import { listPersonConnections, type Person } from '../store/find-person.ts'
import {
  listPasswordChanges,
  recordPasswordChange,
  type PasswordChangeOutcome,
  type StoredPasswordChange,
} from '../store/password-change-store.ts'
import { dropSignInHash } from '../store/sign-in-store.ts'
import { findSourceById, type StoredSource } from '../store/source-store.ts'
import { unmetPasswordRules } from '../sync/password-policy.ts'
import { loadConnectionSettings } from './connection-settings.ts'
import type { DirectoryAccess } from './directory-access.ts'
import { requirePerson } from './find-person.ts'

export type { StoredPasswordChange } from '../store/password-change-store.ts'

/** Whose password is set where. */
export interface PasswordTarget {
  readonly person: Person
  readonly source: StoredSource
  readonly dn: string
}

export interface PasswordOptions {
  /** Writes the attribute userPassword instead of asking for the Password Modify operation. */
  readonly modifyUserPassword: boolean
  readonly signal: AbortSignal
}

export interface PasswordService {
  /** Throws `object.not-found` for nobody, `input.invalid` when no source of theirs may write passwords back. */
  requireTarget(typed: string): PasswordTarget
  /** The rules for this person's password, as far as they can be read. */
  policy(typed: string, signal: AbortSignal): Promise<PasswordPolicy>
  /**
   * Sets a new password in the directory and tries it. Rejects with every rule that it does not meet, before anything
   * is changed, or with the server's refusal.
   */
  set(typed: string, password: Secret, options: PasswordOptions): Promise<PasswordAnswer>
  /** Newest first. */
  changes(userId: number): readonly StoredPasswordChange[]
}

interface PasswordSetup {
  readonly db: WritableDb
  readonly secrets: SecretStore
  readonly directory: DirectoryAccess
  readonly clock: () => Date
  /** Who works here, for the history. */
  readonly owner: string
}

export const createPasswordService = (setup: PasswordSetup): PasswordService => {
  const { db, secrets } = setup
  const readPolicy = async ({ source, dn }: PasswordTarget, signal: AbortSignal): Promise<PasswordPolicy> => {
    const { readPasswordPolicy } = await import('../directory/read-password-policy.ts')
    return setup.directory.withConnection(
      source.settings,
      (connection) => readPasswordPolicy(connection, dn, signal),
      signal,
    )
  }
  return {
    requireTarget: (typed) => requireTarget(db, typed),
    policy: (typed, signal) => readPolicy(requireTarget(db, typed), signal),
    changes: (userId) => listPasswordChanges(db, userId),
    async set(typed, password, options) {
      const target = requireTarget(db, typed)
      if (password.reveal() === '') throw new AppError('input.invalid', 'The new password is empty.')
      const policy = await readPolicy(target, options.signal)
      refuseUnmet(unmetPasswordRules(password.reveal(), policy), target)
      const settings = await loadConnectionSettings(target.source.settings, secrets)
      const change = await write({ target, settings, password, options, setup })
      const verdict = await verify({ target, settings, password, options, change })
      await record(setup, target, {
        ...change,
        outcome: verdict.verified ? 'verified' : 'unverified',
        ...verdict,
      })
      return {
        changed: true,
        username: target.person.username,
        source: target.source.settings.slug,
        dn: target.dn,
        server: change.uri,
        method: change.method,
        ...verdict,
        notices: policy.notes,
      }
    },
  }
}

const requireTarget = (db: WritableDb, typed: string): PasswordTarget => {
  const person = requirePerson(db, typed)
  const candidates = listPersonConnections(db, person.id).flatMap(({ sourceId, state, dn }) => {
    const source = findSourceById(db, sourceId)
    return source?.settings.enabled === true && state === 'present' ? [{ person, source, dn }] : []
  })
  const target = candidates.find(({ source }) => source.settings.syncUsersPassword === true)
  if (target !== undefined) return target
  const sources = candidates.map(({ source }) => source.settings.slug)
  const words =
    sources.length === 0
      ? `${person.username} is in no directory of a source that is switched on.`
      : `No source of ${person.username} may write passwords back. Switch on "Write new passwords back" (syncUsersPassword) of ${sources.join(' or ')}.`
  throw new AppError('input.invalid', `${words} Nothing was changed.`, { username: person.username, sources })
}

const refuseUnmet = (unmet: readonly string[], { person, source }: PasswordTarget): void => {
  if (unmet.length === 0) return
  throw new AppError(
    'input.invalid',
    `The new password of ${person.username} does not meet the rules of "${source.settings.slug}". Nothing was changed.`,
    { problems: unmet.map((message) => ({ path: 'password', message })) },
  )
}

interface Writing {
  readonly target: PasswordTarget
  readonly settings: ConnectionSettings
  readonly password: Secret
  readonly options: PasswordOptions
}

const write = async ({
  target,
  settings,
  password,
  options,
  setup,
}: Writing & { readonly setup: PasswordSetup }): Promise<PasswordChange> => {
  const { setPassword } = await import('../directory/set-password.ts')
  const { modifyUserPassword, signal } = options
  try {
    const change = await setPassword(settings, { dn: target.dn, password, modifyUserPassword }, signal)
    // It is of the old password.
    await setup.db.whenFree(() => dropSignInHash(setup.db, target.person.id))
    return change
  } catch (error) {
    const outcome = outcomeOf(error)
    if (outcome !== undefined) {
      const { message, details } = toFailure(error)
      const uri = typeof details['uri'] === 'string' ? details['uri'] : null
      await record(setup, target, { uri, method: null, outcome, reason: message })
    }
    if (outcome === 'unknown') await setup.db.whenFree(() => dropSignInHash(setup.db, target.person.id))
    throw error
  }
}

/** What of an error belongs into the history: only what came after the request had been sent. */
const outcomeOf = (error: unknown): PasswordChangeOutcome | undefined => {
  if (!(error instanceof AppError) || error.details['request'] !== 'password change') return undefined
  return error.details['resultCode'] === undefined ? 'unknown' : 'refused'
}

interface Verification {
  readonly verified: boolean
  readonly reason: string | null
}

/** On the server that was written to: another one may not have heard of it yet. */
const verify = async ({
  target,
  settings,
  password,
  options,
  change,
}: Writing & { readonly change: PasswordChange }): Promise<Verification> => {
  const { verifyPassword } = await import('../directory/verify-password.ts')
  const there = { ...settings, source: { ...settings.source, serverUri: [change.uri] } }
  try {
    const { ok, reason } = await verifyPassword(there, { dn: target.dn, password }, options.signal)
    return { verified: ok, reason: reason ?? null }
  } catch (error) {
    return { verified: false, reason: toFailure(error).message }
  }
}

interface Recorded {
  readonly uri: string | null
  readonly method: string | null
  readonly outcome: PasswordChangeOutcome
  readonly reason: string | null
}

const record = (
  { db, clock, owner }: PasswordSetup,
  { person, source, dn }: PasswordTarget,
  { uri, method, outcome, reason }: Recorded,
): Promise<void> => {
  const change = {
    userId: person.id,
    sourceId: source.id,
    changedAt: clock().toISOString(),
    changedBy: owner,
    dn,
    server: uri,
    method,
    outcome,
    reason,
  }
  return db.whenFree(() => recordPasswordChange(db, change))
}
