// Password write-back (reference section 6.2): Active Directory has its own attribute, everyone else RFC 3062. Nothing
// falls back to another way by itself: the reason of the first refusal would be lost.
import { Attribute, Change, PasswordPolicyControl, ResultCodeError, type Client } from 'ldapts'
import { isLoopbackHost } from '../../src-shared/domain/server-uri.ts'
import type { Secret } from '../../src-shared/domain/secret.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { BerWriter } from '../../src-shared/ldap-syntax/ber-writer.ts'
import { bindConnection } from './bind-connection.ts'
import { createStepRecorder } from './connect-steps.ts'
import { connectOnce } from './connect-once.ts'
import type { ConnectionSettings } from './directory-client.ts'
import { translateError } from './directory-errors.ts'
import { hidePassword } from './hide-password.ts'
import { decodePasswordRefusal } from './password-refusals.ts'
import type { ServerAddress } from './server-address.ts'
import { createTlsSettings } from './tls-settings.ts'
import { activeDirectoryCapability } from './vendors/active-directory.ts'

/** `unicode-pwd`: Active Directory; `password-modify`: RFC 3062; `modify-user-password`: the attribute itself. */
export type PasswordMethod = 'unicode-pwd' | 'password-modify' | 'modify-user-password'

export interface NewPassword {
  readonly dn: string
  readonly password: Secret
  /** Writes userPassword as any other attribute; some servers then keep it as it is, readable. Only when asked for. */
  readonly modifyUserPassword?: boolean
}

export interface PasswordChange {
  readonly uri: string
  readonly method: PasswordMethod
}

/**
 * Sets a new password as the bind account. Rejects with the server's own words and what they mean; then nothing was
 * changed. `directory.password-refused` when another password may be taken.
 */
export const setPassword = async (
  settings: ConnectionSettings,
  request: NewPassword,
  signal: AbortSignal,
): Promise<PasswordChange> => {
  const { source } = settings
  if (request.password.reveal() === '') throw new AppError('input.invalid', 'The new password is empty.')
  const tls = createTlsSettings(settings)
  const open = async (address: ServerAddress): Promise<{ client: Client; address: ServerAddress }> => {
    refuseClearText(settings, address)
    const { client } = await bindConnection({ settings, tls, address, steps: createStepRecorder(), signal })
    return { client, address }
  }
  const { client, address } = await connectOnce(source, { open }, signal)
  const control = new PasswordPolicyControl()
  try {
    const method = await chooseMethod(client, request)
    if (method === 'unicode-pwd') refuseUnencrypted(settings, address)
    await writers[method](client, request, control)
    return { uri: address.uri, method }
  } catch (error) {
    throw translateRefusal(error, { uri: address.uri, request, policyError: control.value?.error })
  } finally {
    await client.unbind()
  }
}

const isEncrypted = ({ source }: ConnectionSettings, { isSecure }: ServerAddress): boolean =>
  isSecure || source.startTls

const clearTextRefused = (uri: string, why: string): AppError =>
  new AppError('directory.clear-text-refused', why, { uri })

const refuseClearText = (settings: ConnectionSettings, address: ServerAddress): void => {
  if (isEncrypted(settings, address) || settings.source.allowClearText || isLoopbackHost(address.host)) return
  throw clearTextRefused(address.uri, `The new password would travel to ${address.uri} without encryption.`)
}

/** Active Directory takes unicodePwd over encrypted connections only ([MS-ADTS] section 3.1.1.3.1.5.1): not even sent. */
const refuseUnencrypted = (settings: ConnectionSettings, address: ServerAddress): void => {
  if (isEncrypted(settings, address)) return
  throw clearTextRefused(
    address.uri,
    `Active Directory takes new passwords over an encrypted connection only, and ${address.uri} is none.`,
  )
}

const chooseMethod = async (
  client: Client,
  { modifyUserPassword = false }: NewPassword,
): Promise<PasswordMethod> => {
  const attributes = ['supportedCapabilities', 'supportedExtension']
  const { searchEntries } = await client.search('', { scope: 'base', attributes })
  const values = (name: string): readonly unknown[] => [searchEntries[0]?.[name] ?? []].flat()
  const isActiveDirectory = values('supportedCapabilities').includes(activeDirectoryCapability)
  if (isActiveDirectory && modifyUserPassword) {
    throw new AppError('input.invalid', 'In Active Directory userPassword is not the password of an account.')
  }
  if (isActiveDirectory) return 'unicode-pwd'
  if (modifyUserPassword) return 'modify-user-password'
  const extensions = values('supportedExtension')
  // A server that keeps its root DSE to itself is simply asked.
  if (extensions.length > 0 && !extensions.includes(PASSWORD_MODIFY_OID)) {
    throw new AppError(
      'directory.refused',
      'This server does not offer the Password Modify operation (RFC 3062). Writing userPassword directly is possible when asked for.',
    )
  }
  return 'password-modify'
}

type WritePassword = (
  client: Client,
  request: NewPassword,
  control: PasswordPolicyControl,
) => Promise<unknown>

const replaceAttribute = (
  client: Client,
  { dn, type, value }: { readonly dn: string; readonly type: string; readonly value: Buffer },
  control: PasswordPolicyControl,
): Promise<void> =>
  client.modify(
    dn,
    new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] }) }),
    control,
  )

const PASSWORD_MODIFY_OID = '1.3.6.1.4.1.4203.1.11.1'

const writers: Readonly<Record<PasswordMethod, WritePassword>> = {
  // The same section: the password in quotes, as UTF-16 little-endian.
  'unicode-pwd': (client, { dn, password }, control) => {
    const value = Buffer.from(`"${password.reveal()}"`, 'utf16le')
    return replaceAttribute(client, { dn, type: 'unicodePwd', value }, control)
  },
  'password-modify': (client, request, control) =>
    client.exop(PASSWORD_MODIFY_OID, passwordModifyValue(request), control),
  'modify-user-password': (client, { dn, password }, control) => {
    const value = Buffer.from(password.reveal(), 'utf8')
    return replaceAttribute(client, { dn, type: 'userPassword', value }, control)
  },
}

/** RFC 3062 section 2: userIdentity [0], newPasswd [2]; the old one is not known to an administrator. */
const passwordModifyValue = ({ dn, password }: NewPassword): Buffer =>
  Buffer.from(new BerWriter().begin().writeText(dn, 0x80).writeText(password.reveal(), 0x82).end().toBytes())

interface RefusalContext {
  readonly uri: string
  readonly request: NewPassword
  readonly policyError: number | undefined
}

const translateRefusal = (error: unknown, { uri, request, policyError }: RefusalContext): AppError => {
  const translated = translateError(error, { uri, request: 'password change' })
  if (!(error instanceof ResultCodeError)) return translated
  const serverMessage = hidePassword(String(translated.details['serverMessage'] ?? ''), request.password)
  const { words, kind } = decodePasswordRefusal({ resultCode: error.code, serverMessage, policyError })
  const quoted = serverMessage === '' ? '' : ` The server said: ${serverMessage}`
  return new AppError(refusalCodes[kind], `The password was not changed: ${words}.${quoted}`, {
    ...translated.details,
    ...(serverMessage === '' ? {} : { serverMessage }),
  })
}

const refusalCodes = {
  password: 'directory.password-refused',
  rights: 'directory.insufficient-access',
  other: 'directory.refused',
} as const
