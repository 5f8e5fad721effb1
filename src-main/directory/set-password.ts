// Password write-back (reference section 6.2): Active Directory has its own attribute, everyone else RFC 3062.
import { Attribute, Change, type Client } from 'ldapts'
import { isLoopbackHost } from '../../src-shared/domain/server-uri.ts'
import type { Secret } from '../../src-shared/domain/secret.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { BerWriter } from '../../src-shared/ldap-syntax/ber.ts'
import { bindConnection } from './bind-connection.ts'
import { createStepRecorder } from './connect-steps.ts'
import { connectOnce } from './connect-once.ts'
import type { ConnectionSettings } from './directory-client.ts'
import { translateError } from './directory-errors.ts'
import type { ServerAddress } from './server-address.ts'
import { createTlsSettings } from './tls-settings.ts'
import { activeDirectoryCapability } from './vendors/active-directory.ts'

/** Sets a new password as the bind account. Rejects with the server's own words; then nothing was changed. */
export const setPassword = async (
  settings: ConnectionSettings,
  { dn, password }: { readonly dn: string; readonly password: Secret },
  signal: AbortSignal,
): Promise<void> => {
  const { source } = settings
  if (password.reveal() === '') throw new AppError('input.invalid', 'The new password is empty.')
  const tls = createTlsSettings(settings)
  const open = async (address: ServerAddress): Promise<{ client: Client; address: ServerAddress }> => {
    refuseClearText(settings, address)
    const { client } = await bindConnection({ settings, tls, address, steps: createStepRecorder(), signal })
    return { client, address }
  }
  const { client, address } = await connectOnce(source, open, signal)
  try {
    if (await isActiveDirectory(client)) await replaceUnicodePassword(client, dn, password)
    else await client.exop(PASSWORD_MODIFY_OID, passwordModifyValue(dn, password))
  } catch (error) {
    throw translateError(error, { uri: address.uri, request: 'password change' })
  } finally {
    await client.unbind()
  }
}

const refuseClearText = ({ source }: ConnectionSettings, { uri, host, isSecure }: ServerAddress): void => {
  if (isSecure || source.startTls || source.allowClearText || isLoopbackHost(host)) return
  throw new AppError(
    'directory.clear-text-refused',
    `The new password would travel to ${uri} without encryption.`,
    {
      uri,
    },
  )
}

const isActiveDirectory = async (client: Client): Promise<boolean> => {
  const { searchEntries } = await client.search('', { scope: 'base', attributes: ['supportedCapabilities'] })
  return [searchEntries[0]?.['supportedCapabilities'] ?? []].flat().includes(activeDirectoryCapability)
}

/** MS-ADTS section 3.1.1.3.1.5.1: the password in quotes, as UTF-16 little-endian. */
const replaceUnicodePassword = (client: Client, dn: string, password: Secret): Promise<void> => {
  const values = [Buffer.from(`"${password.reveal()}"`, 'utf16le')]
  return client.modify(
    dn,
    new Change({ operation: 'replace', modification: new Attribute({ type: 'unicodePwd', values }) }),
  )
}

const PASSWORD_MODIFY_OID = '1.3.6.1.4.1.4203.1.11.1'

/** RFC 3062 section 2: userIdentity [0], newPasswd [2]; the old one is not known to an administrator. */
const passwordModifyValue = (dn: string, password: Secret): Buffer =>
  Buffer.from(new BerWriter().begin().writeText(dn, 0x80).writeText(password.reveal(), 0x82).end().toBytes())
