import type { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import type { ConnectionSettings } from '../directory/directory-client.ts'
import type { SecretStore } from '../secrets/secret-store.ts'

/** Puts a source and its secrets together; only the secrets that its bind method needs are asked for. */
export const loadConnectionSettings = async (
  source: LdapSource,
  secrets: SecretStore,
): Promise<ConnectionSettings> => {
  const needsPassword = source.serviceBindMethod === 'simple' && source.bindCn !== ''
  const needsKey = source.clientCertificate !== ''
  return {
    source,
    bindPassword: needsPassword ? await secrets.read(source.slug, 'bind-password') : undefined,
    clientKey: needsKey ? await secrets.read(source.slug, 'client-key') : undefined,
  }
}
