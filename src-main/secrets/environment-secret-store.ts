import { Secret } from '../../src-shared/domain/secret.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import type { SecretKind, SecretStore } from './secret-store.ts'

/** `ROLLCALL_SECRET_<SLUG>_BIND_PASSWORD`, `..._CLIENT_KEY`, `..._WEBHOOK_SECRET`: the slug in upper case, `-` as `_`. */
export const secretVariable = (slug: string, kind: SecretKind): string =>
  `ROLLCALL_SECRET_${slug}_${kind}`.toUpperCase().replaceAll('-', '_')

/** Secrets for machines without a keychain. An empty variable counts as none, because an empty secret is never used. */
export const createEnvironmentSecretStore = (
  environment: Readonly<Record<string, string | undefined>>,
): SecretStore => {
  const find = (slug: string, kind: SecretKind): string | undefined => {
    const value = environment[secretVariable(slug, kind)]
    return value === '' ? undefined : value
  }
  return {
    read: async (slug, kind) => {
      const value = find(slug, kind)
      return value === undefined ? undefined : new Secret(value)
    },
    write: refuse,
    remove: async (slug, kind) => {
      if (find(slug, kind) !== undefined) await refuse(slug, kind)
    },
    locate: async (slug, kind) => (find(slug, kind) === undefined ? 'none' : 'environment'),
  }
}

const refuse = async (slug: string, kind: SecretKind): Promise<void> => {
  const variable = secretVariable(slug, kind)
  throw new AppError('input.invalid', `This secret comes from the environment: change ${variable} there.`, {
    slug,
    kind,
    variable,
  })
}
