import { describe, expect, it } from 'vitest'
import { keychainError } from './keychain-errors.ts'

// The texts are those of libsecret 0.20 and gnome-keyring 42; keychain-secret-store.integration.test.ts meets most of
// them for real.
describe('keychainError', () => {
  it.each([
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'secrets.unavailable', 'no keychain is running'],
    ['Could not connect: No such file or directory', 'secrets.unavailable', 'no keychain is running'],
    [
      'The name org.freedesktop.secrets was not provided by any .service files',
      'secrets.unavailable',
      'no keychain is running',
    ],
    [
      'Object does not exist at path “/org/freedesktop/secrets/collection/login”',
      'secrets.unavailable',
      'no keyring yet',
    ],
    ['Cannot create an item in a locked collection', 'secrets.locked', 'is locked'],
    ['The stub received bad data', 'secrets.unavailable', 'refused (The stub received bad data)'],
  ])('translates "%s"', (message, code, words) => {
    const error = keychainError(message)
    expect(error.code).toBe(code)
    expect(error.message).toContain(words)
    expect(error.details).toEqual({ keychain: message })
  })
})
