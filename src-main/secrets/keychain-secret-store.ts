import { Secret } from '../../src-shared/domain/secret.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { secretVariable } from './environment-secret-store.ts'
import { KeychainClient } from './keychain-client.ts'
import { readValue, removeValue, writeValue, type Keychain } from './keychain-entries.ts'
import type { SpawnKeychainHelper } from './keychain-protocol.ts'
import type { SecretIndex } from './secret-index.ts'
import { maxPieceBytes, maxPieces, splitIntoPieces } from './secret-pieces.ts'
import type { SecretKind, SecretStore } from './secret-store.ts'
import { forkKeychainHelper } from './spawn-keychain-helper.ts'

export interface KeychainSecretStoreSetup {
  readonly index: SecretIndex
  readonly spawnHelper?: SpawnKeychainHelper
  /** The name under which the keychain shows the entries; another data folder needs another name. */
  readonly service?: string
  /** How long one keychain call may take, for tests. */
  readonly deadlineMs?: number
}

export interface KeychainSecretStore extends SecretStore {
  /** Ends the helper process at once; calls under way reject. */
  close(): void
}

/** Secrets in the keychain of the operating system; which of them exist is known from the index alone. */
export const createKeychainSecretStore = (setup: KeychainSecretStoreSetup): KeychainSecretStore => {
  const { index, spawnHelper = forkKeychainHelper, service = 'Rollcall', deadlineMs } = setup
  const client = new KeychainClient({ spawnHelper, ...(deadlineMs === undefined ? {} : { deadlineMs }) })
  const inOrder = createQueue()
  const keychain: Keychain = {
    get: (account) => client.get(service, account),
    set: (account, value) => client.set(service, account, value),
    delete: (account) => client.delete(service, account),
  }
  return {
    read: (slug, kind) =>
      inOrder(async () => {
        if (!index.has(slug, kind)) return undefined
        const value = await explained({ slug, kind, verb: 'read' }, () => readValue(keychain, slug, kind))
        return new Secret(value)
      }),
    write: (slug, kind, secret) =>
      inOrder(async () => {
        const value = secret.reveal()
        const pieces = checkedPieces(value, slug, kind)
        const isKnown = index.has(slug, kind)
        // First, so that an entry is never in the keychain without being known: it could not be found again.
        await index.put(slug, kind, pieces.length)
        try {
          await explained({ slug, kind, verb: 'kept' }, () =>
            writeValue(keychain, { slug, kind, value, pieces, isKnown }),
          )
        } catch (error) {
          if (!isKnown) await index.remove(slug, kind)
          throw error
        }
      }),
    remove: (slug, kind) =>
      inOrder(async () => {
        if (!index.has(slug, kind)) return
        await explained({ slug, kind, verb: 'removed' }, () => removeValue(keychain, slug, kind))
        await index.remove(slug, kind)
      }),
    locate: async (slug, kind) => (index.has(slug, kind) ? 'keychain' : 'none'),
    close: () => client.close(),
  }
}

/** Runs operations one after another, because each is several keychain calls that belong together. */
const createQueue = (): (<Result>(operation: () => Promise<Result>) => Promise<Result>) => {
  let last: Promise<unknown> = Promise.resolve()
  return (operation) => {
    const result = last.then(operation)
    last = result.catch(() => {})
    return result
  }
}

/** The pieces of a value that a keychain can hold; an error says what is wrong with it without showing it. */
const checkedPieces = (value: string, slug: string, kind: SecretKind): readonly string[] => {
  const pieces = splitIntoPieces(value)
  const limit = kind === 'client-key' ? maxPieces : 1
  const problem = problemOf(value, pieces.length > limit ? limit * maxPieceBytes : undefined)
  if (problem === undefined) return pieces
  throw new AppError('input.invalid', `${subjectOf(slug, kind)} ${problem}.`, { slug, kind })
}

const problemOf = (value: string, brokenLimit: number | undefined): string | undefined => {
  if (value === '') return 'is empty'
  if (value.includes('\0')) return 'contains a NUL character, at which keychains cut it off'
  if (!value.isWellFormed()) return 'is not valid Unicode text'
  if (brokenLimit !== undefined) return `is longer than ${brokenLimit} bytes`
  return undefined
}

/** Completes the half sentence of an error with the secret it is about and with the way around a missing keychain. */
const explained = async <Result>(
  about: { readonly slug: string; readonly kind: SecretKind; readonly verb: string },
  operation: () => Promise<Result>,
): Promise<Result> => {
  const { slug, kind, verb } = about
  try {
    return await operation()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const variable = secretVariable(slug, kind)
    const hint = error.code === 'secrets.unavailable' ? ` Without a keychain, set ${variable}.` : ''
    const message = `${subjectOf(slug, kind)} could not be ${verb}: ${error.message}.${hint}`
    throw new AppError(error.code, message, { slug, kind, variable, ...error.details }, error)
  }
}

const subjectOf = (slug: string, kind: SecretKind): string =>
  `The ${kind.replace('-', ' ')} of source "${slug}"`
