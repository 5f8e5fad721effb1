// The slow hash that stands in for a directory while it is away: scrypt, with the parameters beside it.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { Secret } from '../../src-shared/domain/secret.ts'

export interface PasswordHash {
  readonly cost: number
  readonly blockSize: number
  readonly parallelization: number
  readonly salt: Uint8Array
  readonly hash: Uint8Array
}

/** 32 MiB and about a third of a second: one of the equally strong settings of OWASP's Password Storage Cheat Sheet. */
const parameters = { cost: 2 ** 15, blockSize: 8, parallelization: 3 }
const saltBytes = 16
const hashBytes = 32

export const hashPassword = async (password: Secret): Promise<PasswordHash> => {
  const salt = randomBytes(saltBytes)
  return { ...parameters, salt, hash: await derive(password, { ...parameters, salt }) }
}

export const isPasswordOfHash = async (password: Secret, stored: PasswordHash): Promise<boolean> => {
  const derived = await derive(password, stored)
  return stored.hash.length === derived.length && timingSafeEqual(stored.hash, derived)
}

const derive = (
  password: Secret,
  { cost, blockSize, parallelization, salt }: Omit<PasswordHash, 'hash'>,
): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { N: cost, r: blockSize, p: parallelization, maxmem: mostMemoryBytes }
    scrypt(password.reveal(), salt, hashBytes, options, (error, derived) => {
      if (error === null) resolve(derived)
      else reject(error)
    })
  })

/** Four times what the parameters above need (128 * cost * blockSize bytes): room to raise them, none to be abused. */
const mostMemoryBytes = 128 * 1024 * 1024
