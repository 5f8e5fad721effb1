import type { Secret } from '../../src-shared/domain/secret.ts'
import type { SignInAnswer, SignInRefusal } from '../../src-shared/domain/sign-in.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import type { PasswordVerdict } from '../directory/verify-password.ts'
import type { SecretStore } from '../secrets/secret-store.ts'
import type { WritableDb } from '../store/database-handle.ts'
import { listPersonConnections, type Person, type PersonConnection } from '../store/find-person.ts'
import { findSourceById, type StoredSource } from '../store/source-store.ts'
import { endsHash, outweighsDirectory } from '../sync/sign-in-hash-rules.ts'
import { loadConnectionSettings } from './connection-settings.ts'
import { requirePerson } from './find-person.ts'
import { createSignInTurns, type SignInTurns } from './sign-in-turns.ts'
import { createStoredSignIns, type StoredSignIns } from './stored-sign-ins.ts'

export interface SignInService {
  /** Throws `object.not-found` for nobody, `input.invalid` for a name that means several people. */
  requirePerson(typed: string): Person
  /**
   * Whether somebody's password is right. The source they belong to is asked, never another one; while it is away,
   * the stored hash if there is one. Rejects when neither can tell.
   */
  check(typed: string, password: Secret, signal: AbortSignal): Promise<SignInAnswer>
  /** Drops every hash of a source that may no longer stand in for its directory. */
  dropEndedHashes(slug: string): Promise<void>
}

interface SignInSetup {
  readonly db: WritableDb
  readonly secrets: SecretStore
  readonly clock: () => Date
}

export const createSignInService = ({ db, secrets, clock }: SignInSetup): SignInService => {
  const stored = createStoredSignIns({ db })
  const turns = createSignInTurns({ db, clock })
  return {
    requirePerson: (typed) => requirePerson(db, typed),
    async check(typed, password, signal) {
      const person = requirePerson(db, typed)
      const { chosen, others } = chooseConnection(db, person.id)
      const frame = {
        username: person.username,
        source: chosen?.connection.slug ?? null,
        otherSources: others,
      }
      if (password.reveal() === '') return refused(frame, 'empty-password', 'The password is empty.')
      if (chosen === undefined) {
        const words = `${person.username} is in no directory that can be asked: no source that is switched on has this person.`
        return refused(frame, 'no-directory', words)
      }
      const retryAt = await turns.take(person.id)
      if (retryAt !== undefined) {
        const words = `Too many wrong passwords in a row. The next attempt is taken from ${retryAt.toISOString()} on.`
        return { ...refused(frame, 'too-many-attempts', words), retryAt: retryAt.toISOString() }
      }
      const attempt = { person, ...chosen, password, signal, startedAt: clock().toISOString() }
      return { ...frame, ...(await decide(attempt, { secrets, stored, turns })) }
    },
    dropEndedHashes: (slug) => stored.dropEnded(slug),
  }
}

type Frame = Pick<SignInAnswer, 'username' | 'source' | 'otherSources'>

const refused = (frame: Frame, refusal: SignInRefusal, reason: string): SignInAnswer => ({
  ok: false,
  ...frame,
  reason,
  refusal,
  checkedAgainst: null,
  notices: [],
  retryAt: null,
})

interface ChosenConnection {
  readonly connection: PersonConnection
  readonly source: StoredSource
}

/** A source that is switched on; of several the one whose connection is present and the newest. */
const chooseConnection = (
  db: WritableDb,
  userId: number,
): { readonly chosen: ChosenConnection | undefined; readonly others: readonly string[] } => {
  const usable = listPersonConnections(db, userId).flatMap((connection) => {
    const source = findSourceById(db, connection.sourceId)
    const isUsable = source?.settings.enabled === true && connection.state !== 'deleted'
    return isUsable ? [{ connection, source }] : []
  })
  const [chosen, ...others] = usable
  return { chosen, others: others.map(({ connection }) => connection.slug) }
}

interface Attempt extends ChosenConnection {
  readonly person: Person
  readonly password: Secret
  readonly signal: AbortSignal
  /** Before the directory was asked: a change of the password meanwhile must count as one after the check. */
  readonly startedAt: string
}

interface Judges {
  readonly secrets: SecretStore
  readonly stored: StoredSignIns
  readonly turns: SignInTurns
}

type Decision = Omit<SignInAnswer, keyof Frame>

const decision = (changes: Partial<Decision> & Pick<Decision, 'checkedAgainst'>): Decision => ({
  ok: false,
  reason: null,
  refusal: null,
  notices: [],
  retryAt: null,
  ...changes,
})

const decide = async (attempt: Attempt, judges: Judges): Promise<Decision> => {
  let verdict: PasswordVerdict
  try {
    verdict = await askDirectory(attempt, judges.secrets)
  } catch (error) {
    if (!isAway(error)) {
      await judges.turns.giveBack(attempt.person.id)
      throw error
    }
    return decideByHash(attempt, judges, error)
  }
  return verdict.ok ? accept(attempt, judges, verdict) : reject(attempt, judges, verdict)
}

const askDirectory = async (
  { source, connection, password, signal }: Attempt,
  secrets: SecretStore,
): Promise<PasswordVerdict> => {
  // Without a bind name: the password of the service account has no part in this and is not asked for.
  const settings = await loadConnectionSettings({ ...source.settings, bindCn: '' }, secrets)
  // Loaded here: most commands never speak to a directory.
  const { verifyPassword } = await import('../directory/verify-password.ts')
  return verifyPassword(settings, { dn: connection.dn, password }, signal)
}

const awayCodes: ReadonlySet<string> = new Set([
  'directory.unreachable',
  'directory.timeout',
  'directory.connection-lost',
])

/** Busy and unavailable (RFC 4511 appendix A.2) are ways of being away, too. */
const awayResults: ReadonlySet<unknown> = new Set([51, 52])
/** ERROR_NO_LOGON_SERVERS: the controller that was asked reaches none that knows the password. */
const noLogonServers = '51f'

const isAway = (error: unknown): error is AppError =>
  error instanceof AppError &&
  (awayCodes.has(error.code) ||
    awayResults.has(error.details['resultCode']) ||
    error.details['activeDirectoryCode'] === noLogonServers)

const accept = async (attempt: Attempt, judges: Judges, verdict: PasswordVerdict): Promise<Decision> => {
  const { person, source, connection, password } = attempt
  await judges.turns.forget(person.id)
  if (!person.isActive && outweighsDirectory(person.isActiveReason)) {
    await judges.stored.drop(person.id)
    const reason = `The password is right, but the account is inactive in Rollcall (${person.isActiveReason}).`
    return decision({ reason, refusal: 'inactive', checkedAgainst: 'directory' })
  }
  const mayKeep =
    source.settings.passwordLoginUpdateInternalPassword && person.isActive && connection.state === 'present'
  if (mayKeep) await judges.stored.keep({ person, source, password, madeAt: attempt.startedAt })
  else await judges.stored.drop(person.id)
  const notices = [
    ...(verdict.notice === undefined ? [] : [verdict.notice]),
    ...(person.isActive
      ? []
      : [
          `Rollcall still has the account as inactive (${person.isActiveReason}); the next sync takes up the change.`,
        ]),
  ]
  return decision({ ok: true, checkedAgainst: 'directory', notices })
}

const reject = async (
  { person, password }: Attempt,
  { stored, turns }: Judges,
  verdict: PasswordVerdict,
): Promise<Decision> => {
  const refusal = verdict.refusal ?? 'refused'
  // These two come after the password was found to be right.
  if (refusal === 'password-expired' || refusal === 'must-change-password') await turns.giveBack(person.id)
  if (endsHash(refusal)) await stored.drop(person.id)
  // The directory refuses what it once took: it has another password now.
  else await stored.dropIfOf(person.id, password)
  return decision({ reason: verdict.reason ?? null, refusal, checkedAgainst: 'directory' })
}

const decideByHash = async (attempt: Attempt, judges: Judges, away: AppError): Promise<Decision> => {
  const { person, source, password } = attempt
  const found = await judges.stored.find(person, source.id)
  if (found.hash === undefined) {
    await judges.turns.giveBack(person.id)
    throw new AppError(away.code, `${away.message} ${found.words}`, away.details)
  }
  if (!(await judges.stored.isOf(found.hash, password))) {
    const reason = `The password is not the one that the directory took last. ${away.message}`
    return decision({ reason, refusal: 'wrong-password', checkedAgainst: 'stored-hash' })
  }
  await judges.turns.forget(person.id)
  const notices = [`${away.message} The password is the one that it took at ${found.hash.madeAt}.`]
  return decision({ ok: true, checkedAgainst: 'stored-hash', notices })
}
