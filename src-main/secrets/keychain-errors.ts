import { AppError } from '../../src-shared/errors/app-error.ts'

/** What keytar says when there is no keychain to talk to (libsecret 0.20, macOS Security framework). */
const noService = [
  /autolaunch D-Bus/i,
  /could not connect/i,
  /provided by any \.service files/i,
  /ServiceUnknown/,
]

/** What it says when there is one, but it hands out nothing without a person. */
const lockedKeychain = [/locked/i, /interaction is not allowed/i, /dismissed/i]

/** Translates what the keychain library says into one of our errors. */
export const keychainError = (message: string): AppError => {
  const details = { keychain: message }
  if (lockedKeychain.some((pattern) => pattern.test(message)))
    return new AppError('secrets.locked', 'the keychain is locked', details)
  // gnome-keyring before the first keyring was made, when it cannot ask for that keyring's password.
  if (/object does not exist at path/i.test(message))
    return new AppError('secrets.unavailable', 'the keychain has no keyring yet to keep it in', details)
  if (noService.some((pattern) => pattern.test(message)))
    return new AppError('secrets.unavailable', 'no keychain is running in this session', details)
  return new AppError('secrets.unavailable', `the keychain refused (${message})`, details)
}

/** keytar hides why its native part cannot be loaded; on Linux it is the missing libsecret almost always. */
export const unloadableError = (reason: string, platform: string): AppError =>
  new AppError(
    'secrets.unavailable',
    platform === 'linux'
      ? 'the library libsecret (libsecret-1.so.0) is missing; install the package libsecret-1-0 (Debian, Ubuntu) or libsecret (Fedora, Arch)'
      : 'the keychain library could not be loaded',
    { keychain: reason },
  )

export const noAnswerError = (deadlineMs: number): AppError =>
  new AppError(
    'secrets.locked',
    `the keychain did not answer within ${deadlineMs / 1000} seconds; it may be asking to be unlocked`,
  )

export const helperEndedError = (description: string): AppError =>
  new AppError('secrets.unavailable', `the keychain process ended unexpectedly (${description})`)
