import type { Secret } from '../../src-shared/domain/secret.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'

/** Shorter ones stand in words by chance, and leaving those out would tell what the password is. */
const fewestCharacters = 4

/** Nobody should answer with the password they were given; nobody shall read it here if they do. */
export const hidePassword = (text: string, password: Secret): string => {
  const secret = password.reveal()
  return secret.length < fewestCharacters ? text : text.replaceAll(secret, String(password))
}

/** An error whose words may quote a server that was told the password. */
export const hidePasswordIn = (error: AppError, password: Secret): AppError => {
  const details = Object.entries(error.details).map(([name, value]) => [
    name,
    typeof value === 'string' ? hidePassword(value, password) : value,
  ])
  return new AppError(
    error.code,
    hidePassword(error.message, password),
    Object.fromEntries(details),
    error.cause,
  )
}
