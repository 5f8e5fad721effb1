import type { Secret } from '../../src-shared/domain/secret.ts'

export type SecretKind = 'bind-password' | 'client-key' | 'webhook-secret'

/** Where a secret is kept; `none` when there is none. */
export type SecretPlace = 'environment' | 'keychain' | 'memory' | 'none'

export interface SecretStore {
  /** Undefined when none was ever set. Rejects with `secrets.unavailable`, `secrets.locked` or `secrets.damaged`. */
  read(slug: string, kind: SecretKind): Promise<Secret | undefined>
  write(slug: string, kind: SecretKind, secret: Secret): Promise<void>
  remove(slug: string, kind: SecretKind): Promise<void>
  /** Where it is kept, without reading its value where that can be avoided. */
  locate(slug: string, kind: SecretKind): Promise<SecretPlace>
}
