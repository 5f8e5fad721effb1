import type { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import type { Secret } from '../../src-shared/domain/secret.ts'
import { toFailure } from '../../src-shared/errors/app-error.ts'
import { secretVariable } from '../secrets/environment-secret-store.ts'
import type { SecretKind, SecretPlace, SecretStore } from '../secrets/secret-store.ts'
import type { ReadableDb } from '../store/database-handle.ts'
import { listSources } from '../store/source-store.ts'
import { requireSource } from './find-source.ts'

export type { SecretKind } from '../secrets/secret-store.ts'

/** Where a secret is; never its value. */
export interface SecretPosition {
  readonly source: string
  readonly kind: SecretKind
  readonly place: SecretPlace
  /** The environment variable that wins over the keychain. */
  readonly variable: string
}

export interface KeychainState {
  /** `unasked`: no secret is kept, so there was nothing to ask it for. */
  readonly state: 'ready' | 'unasked' | 'locked' | 'unavailable'
  /** Why, when it is not ready. */
  readonly message: string
}

export interface SecretService {
  /** Throws `object.not-found` for a slug without a source. */
  requireSource(slug: string): void
  set(slug: string, kind: SecretKind, secret: Secret): Promise<SecretPosition>
  status(slug: string | undefined): Promise<readonly SecretPosition[]>
  /**
   * How the keychain does. It may be waiting for a person, so after a moment the last known state is the answer, and
   * `onLater` is called when it turned out to be another one.
   */
  keychainState(onLater: () => void): Promise<KeychainState>
  /** Removes the secrets of a source from the keychain. */
  forget(slug: string): Promise<void>
}

export interface SecretSetup {
  readonly db: ReadableDb
  /** Environment first, then keychain. */
  readonly layered: SecretStore
  /** The one that keeps what is set. */
  readonly kept: SecretStore
  /** Rejects with a `secrets.` error when the keychain does not answer. */
  /** Asks the keychain for something; false when there is nothing to ask for. */
  readonly probe: () => Promise<boolean>
}

const kinds: readonly SecretKind[] = ['bind-password', 'client-key', 'webhook-secret']

/** Few sources have a webhook: its secret is told of where it is needed or kept. */
const isTold = ({ kind, place }: SecretPosition, { outgoingTargets }: LdapSource): boolean =>
  kind !== 'webhook-secret' || place !== 'none' || outgoingTargets.some((target) => target.kind === 'webhook')

export const createSecretService = ({ db, layered, kept, probe }: SecretSetup): SecretService => {
  const positionOf = async (source: string, kind: SecretKind): Promise<SecretPosition> => ({
    source,
    kind,
    place: await layered.locate(source, kind),
    variable: secretVariable(source, kind),
  })
  return {
    requireSource: (slug) => void requireSource(db, slug),
    async set(slug, kind, secret) {
      requireSource(db, slug)
      await kept.write(slug, kind, secret)
      return positionOf(slug, kind)
    },
    async status(slug) {
      const sources = slug === undefined ? listSources(db) : [requireSource(db, slug)]
      const positions = await Promise.all(
        sources.map(async ({ settings }) => {
          const all = await Promise.all(kinds.map((kind) => positionOf(settings.slug, kind)))
          return all.filter((position) => isTold(position, settings))
        }),
      )
      return positions.flat()
    },
    keychainState: createKeychainState(probe),
    async forget(slug) {
      for (const kind of kinds) await kept.remove(slug, kind)
    },
  }
}

/** What a page can wait for before it shows itself. */
const patienceMs = 300

const createKeychainState = (probe: () => Promise<boolean>): SecretService['keychainState'] => {
  let last: KeychainState = { state: 'unasked', message: '' }
  let asking: Promise<KeychainState> | undefined
  const ask = async (): Promise<KeychainState> => {
    try {
      return { state: (await probe()) ? 'ready' : 'unasked', message: '' }
    } catch (error) {
      const { code, message } = toFailure(error)
      return { state: code === 'secrets.locked' ? 'locked' : 'unavailable', message }
    } finally {
      asking = undefined
    }
  }
  return async (onLater) => {
    const before = last
    let isLate = false
    asking ??= ask()
    const answer = asking.then((state) => {
      last = state
      if (isLate && state.state !== before.state) onLater()
      return state
    })
    const late = new Promise<KeychainState>((resolve) => {
      setTimeout(() => {
        isLate = true
        resolve(before)
      }, patienceMs).unref()
    })
    return Promise.race([answer, late])
  }
}
