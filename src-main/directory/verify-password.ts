import { PasswordPolicyControl } from 'ldapts'
import type { Secret } from '../../src-shared/domain/secret.ts'
import type { SignInRefusal } from '../../src-shared/domain/sign-in.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { bindConnection } from './bind-connection.ts'
import { createStepRecorder } from './connect-steps.ts'
import { connectOnce } from './connect-once.ts'
import { concernsOneServer, isTransient } from './connect-to-any.ts'
import type { ConnectionSettings } from './directory-client.ts'
import { hidePasswordIn } from './hide-password.ts'
import { decodeAcceptedBind, decodeRefusedBind, policyNotice } from './sign-in-verdict.ts'
import { createTlsSettings } from './tls-settings.ts'

export interface PasswordVerdict {
  readonly ok: boolean
  /** Why not, in words, with the server's own where it said some. */
  readonly reason: string | undefined
  readonly refusal?: SignInRefusal | undefined
  /** What the server added to its yes: the password is about to expire, or has, with a few sign-ins left. */
  readonly notice?: string | undefined
}

/**
 * Whether the directory takes this password for this entry: a simple bind on a connection of its own (reference
 * section 6.1). Only what the server says of the person is an answer; a directory that cannot be asked rejects the
 * promise. A password is tried once, on one server: more would count as more attempts.
 */
export const verifyPassword = async (
  settings: ConnectionSettings,
  { dn, password }: { readonly dn: string; readonly password: Secret },
  signal: AbortSignal,
): Promise<PasswordVerdict> => {
  // RFC 4513 section 5.1: without either of the two a bind succeeds and proves nothing.
  if (password.reveal() === '') {
    return { ok: false, reason: 'The password is empty.', refusal: 'empty-password' }
  }
  if (dn.trim() === '') {
    return { ok: false, reason: refusedWords('there is no such account', ''), refusal: 'no-such-account' }
  }
  const { source } = settings
  const personal: ConnectionSettings = {
    ...settings,
    source: { ...source, serviceBindMethod: 'simple', bindCn: dn },
    bindPassword: password,
  }
  const tls = createTlsSettings(personal)
  // Asks for the reason (draft-behera-ldap-password-policy section 6.1); servers without it ignore it.
  const control = new PasswordPolicyControl()
  try {
    const steps = createStepRecorder()
    const bindControls = [control]
    const { client } = await connectOnce(
      source,
      {
        open: (address) => bindConnection({ settings: personal, tls, address, steps, signal, bindControls }),
        // Once it was sent, it may have been counted, whether an answer came or not.
        mayGoOn: (error) =>
          error.details['step'] === 'bind' ? isTransient(error) : concernsOneServer(error),
      },
      signal,
    )
    await client.unbind()
  } catch (error) {
    return refusedVerdict(error, { control, password })
  }
  const halfway = decodeAcceptedBind(control.value)
  if (halfway !== undefined) {
    return { ok: false, reason: refusedWords(halfway.words, ''), refusal: halfway.refusal }
  }
  return { ok: true, reason: undefined, notice: policyNotice(control.value) }
}

const refusedVerdict = (
  caught: unknown,
  { control, password }: { readonly control: PasswordPolicyControl; readonly password: Secret },
): PasswordVerdict => {
  if (!(caught instanceof AppError)) throw caught
  const error = hidePasswordIn(caught, password)
  const { resultCode, serverMessage, step } = error.details
  if (typeof resultCode !== 'number' || step !== 'bind') throw error
  const text = typeof serverMessage === 'string' ? serverMessage : ''
  const found = decodeRefusedBind({ resultCode, serverMessage: text, policy: control.value })
  if (found === undefined) throw error
  return { ok: false, reason: refusedWords(found.words, text), refusal: found.refusal }
}

const refusedWords = (clause: string, serverMessage: string): string => {
  const quoted = serverMessage === '' ? '' : ` The server said: ${serverMessage}`
  return `The sign-in was refused: ${clause}.${quoted}`
}
