import { AppError } from '../../src-shared/errors/app-error.ts'
import type { Secret } from '../../src-shared/domain/secret.ts'
import { bindConnection } from './bind-connection.ts'
import { createStepRecorder } from './connect-steps.ts'
import { connectOnce } from './connect-once.ts'
import type { ConnectionSettings } from './directory-client.ts'
import { createTlsSettings } from './tls-settings.ts'

export interface PasswordVerdict {
  readonly ok: boolean
  /** Why not, in words; Active Directory tells expired, locked and disabled apart. */
  readonly reason: string | undefined
}

/**
 * Whether the directory takes this password for this entry: a simple bind on a connection of its own (reference
 * section 6.1). Only a rejection is an answer; a directory that cannot be asked rejects the promise. A wrong password
 * is tried once, on one server: more would count as more attempts.
 */
export const verifyPassword = async (
  settings: ConnectionSettings,
  { dn, password }: { readonly dn: string; readonly password: Secret },
  signal: AbortSignal,
): Promise<PasswordVerdict> => {
  if (password.reveal() === '' || dn.trim() === '') return { ok: false, reason: 'The password is empty.' }
  const { source } = settings
  const personal: ConnectionSettings = {
    ...settings,
    source: { ...source, serviceBindMethod: 'simple', bindCn: dn },
    bindPassword: password,
  }
  const tls = createTlsSettings(personal)
  try {
    const { client } = await connectOnce(
      source,
      (address) => bindConnection({ settings: personal, tls, address, steps: createStepRecorder(), signal }),
      signal,
    )
    await client.unbind()
    return { ok: true, reason: undefined }
  } catch (error) {
    if (error instanceof AppError && error.code === 'directory.credentials-rejected') {
      return { ok: false, reason: error.message }
    }
    throw error
  }
}
