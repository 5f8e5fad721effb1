import type { SecretKind } from './secret-store.ts'

/**
 * Which secrets were put into the keychain, kept in the app's own database: a keychain cannot be asked, because a
 * locked one answers "not found" and listing a locked one ends the process (atom/node-keytar issue 477).
 */
export interface SecretIndex {
  has(slug: string, kind: SecretKind): boolean
  /** `pieces` is the number of keychain entries that the secret takes, for display. */
  put(slug: string, kind: SecretKind, pieces: number): Promise<void>
  remove(slug: string, kind: SecretKind): Promise<void>
}

/** An index for tests and for stores without a database. */
export const createInMemorySecretIndex = (): SecretIndex => {
  const known = new Map<string, number>()
  return {
    has: (slug, kind) => known.has(keyOf(slug, kind)),
    put: async (slug, kind, pieces) => void known.set(keyOf(slug, kind), pieces),
    remove: async (slug, kind) => void known.delete(keyOf(slug, kind)),
  }
}

const keyOf = (slug: string, kind: SecretKind): string => `${slug}/${kind}`
