import type { Secret } from '../../src-shared/domain/secret.ts'
import type { SecretKind, SecretStore } from './secret-store.ts'

/** Secrets that live as long as the process: the demo's, and those of tests. */
export const createInMemorySecretStore = (): SecretStore => {
  const secrets = new Map<string, Secret>()
  return {
    read: async (slug, kind) => secrets.get(keyOf(slug, kind)),
    write: async (slug, kind, secret) => void secrets.set(keyOf(slug, kind), secret),
    remove: async (slug, kind) => void secrets.delete(keyOf(slug, kind)),
    locate: async (slug, kind) => (secrets.has(keyOf(slug, kind)) ? 'memory' : 'none'),
  }
}

const keyOf = (slug: string, kind: SecretKind): string => `${slug}/${kind}`
