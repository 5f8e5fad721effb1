import { AppError } from '../../src-shared/errors/app-error.ts'
import type { SecretStore } from './secret-store.ts'

/**
 * Several stores as one: the first that has a secret wins, so the environment comes before the keychain. What is
 * written or removed is written or removed in the last one, the only one that keeps things.
 */
export const layeredSecretStore = (layers: readonly SecretStore[]): SecretStore => {
  const base = layers.at(-1)
  if (base === undefined) throw new AppError('internal', 'a layered secret store needs a layer')
  return {
    read: async (slug, kind) => {
      for (const layer of layers) {
        const secret = await layer.read(slug, kind)
        if (secret !== undefined) return secret
      }
      return undefined
    },
    write: (slug, kind, secret) => base.write(slug, kind, secret),
    remove: (slug, kind) => base.remove(slug, kind),
    locate: async (slug, kind) => {
      for (const layer of layers) {
        const place = await layer.locate(slug, kind)
        if (place !== 'none') return place
      }
      return 'none'
    },
  }
}
