import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { EntryValue } from './attribute-values.ts'

// userPassword as RFC 2307 section 5.3 and OpenLDAP write it: {SSHA}, {SHA}, or clear text. Salted SHA-1 is what a
// directory of the kind imitated here holds; nothing but invented data is protected by it.

const sha1Length = 20

export const hashPassword = (password: string, salt: Uint8Array = randomBytes(8)): string => {
  const digest = createHash('sha1').update(password).update(salt).digest()
  return `{SSHA}${Buffer.concat([digest, salt]).toString('base64')}`
}

export const isPassword = (stored: EntryValue, given: string): boolean => {
  const text = typeof stored === 'string' ? stored : Buffer.from(stored).toString('utf8')
  const [, scheme, encoded = ''] = /^\{(S?SHA)\}(.+)$/i.exec(text) ?? []
  if (scheme === undefined) return isSame(Buffer.from(text), Buffer.from(given))
  const bytes = Buffer.from(encoded, 'base64')
  const digest = createHash('sha1').update(given).update(bytes.subarray(sha1Length)).digest()
  return isSame(bytes.subarray(0, sha1Length), digest)
}

const isSame = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && timingSafeEqual(left, right)
