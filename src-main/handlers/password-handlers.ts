import type { HandlersFor } from '../../src-shared/contract/call.ts'
import type { passwordCalls } from '../../src-shared/contract/password-calls.ts'
import { Secret } from '../../src-shared/domain/secret.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import type { HandlerSetup } from './handler-setup.ts'

export const passwordHandlers = ({ services, windowServices, announce }: HandlerSetup) => {
  const usernameOf = (id: number): string => {
    const { username } = windowServices.details.person(id)
    // Somebody who is deleted may have left the username to somebody else.
    if (services.signIn.requirePerson(username).id === id) return username
    throw new AppError('object.not-found', `${username} is deleted.`, { username })
  }
  return {
    'people.checkSignIn': ({ id, password }, { signal }) =>
      services.signIn.check(usernameOf(id), new Secret(password), signal),
    'people.setPassword': async ({ id, password, modifyUserPassword }, { signal }) => {
      const answer = await services.passwords.set(usernameOf(id), new Secret(password), {
        modifyUserPassword,
        signal,
      })
      announce(['objects'])
      return answer
    },
  } satisfies HandlersFor<typeof passwordCalls>
}
