import { z } from 'zod'
import { signInRefusals } from '../domain/sign-in.ts'
import { call } from './call.ts'

const Id = z.number().int()
/** Longer than any directory takes; a page shall not make us hash a book. */
const Password = z.string().max(4096)

export const SignInView = z.strictObject({
  ok: z.boolean(),
  username: z.string(),
  source: z.string().nullable(),
  reason: z.string().nullable(),
  refusal: z.enum(signInRefusals).nullable(),
  checkedAgainst: z.enum(['directory', 'stored-hash']).nullable(),
  notices: z.array(z.string()).readonly(),
  otherSources: z.array(z.string()).readonly(),
  retryAt: z.string().nullable(),
})
export type SignInView = z.infer<typeof SignInView>

export const PasswordView = z.strictObject({
  changed: z.literal(true),
  username: z.string(),
  source: z.string(),
  dn: z.string(),
  server: z.string(),
  method: z.enum(['unicode-pwd', 'password-modify', 'modify-user-password']),
  verified: z.boolean(),
  reason: z.string().nullable(),
  notices: z.array(z.string()).readonly(),
})
export type PasswordView = z.infer<typeof PasswordView>

export const passwordCalls = {
  'people.checkSignIn': call(z.strictObject({ id: Id, password: Password }), SignInView),
  /** A failure names every rule that is not met, or has the server's own words. */
  'people.setPassword': call(
    z.strictObject({ id: Id, password: Password, modifyUserPassword: z.boolean().default(false) }),
    PasswordView,
  ),
}
