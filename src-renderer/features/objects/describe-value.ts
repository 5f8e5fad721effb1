import { fileTimeToIso } from '../../../src-shared/ldap-syntax/filetime.ts'
import { generalizedTimeToIso } from '../../../src-shared/ldap-syntax/generalized-time.ts'
import { formatObjectGuid } from '../../../src-shared/ldap-syntax/object-guid.ts'
import { formatObjectSid } from '../../../src-shared/ldap-syntax/object-sid.ts'

export type BinaryKind = 'jpeg' | 'png' | 'certificate' | 'bytes'

/** A value of an entry as read: text, bytes that spell something, or bytes of a kind and size. */
export type EntryValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'decoded'; readonly text: string; readonly size: number }
  | { readonly kind: 'binary'; readonly what: BinaryKind; readonly size: number }

/** How the contract writes bytes. */
const bytesPrefix = 'base64:'

interface ValuePlace {
  /** The attribute's name as the server spelt it, options included. */
  readonly name: string
  /** Whether any value of the attribute is bytes; without it a text may begin like bytes and still is a text. */
  readonly isBinary: boolean
}

export const describeValue = ({ name, isBinary }: ValuePlace, value: string): EntryValue => {
  if (!isBinary || !value.startsWith(bytesPrefix)) return { kind: 'text', text: value }
  const base64 = value.slice(bytesPrefix.length)
  const size = base64Size(base64)
  const decode = decoders.get(baseName(name))
  const text = decode?.(bytesOfBase64(base64))
  if (text !== undefined) return { kind: 'decoded', text, size }
  return { kind: 'binary', what: binaryKind(base64), size }
}

/** Bytes of a value as the contract writes them; undefined for a value that is text. */
export const valueBytes = (
  { isBinary }: Pick<ValuePlace, 'isBinary'>,
  value: string,
): Uint8Array | undefined =>
  isBinary && value.startsWith(bytesPrefix) ? bytesOfBase64(value.slice(bytesPrefix.length)) : undefined

const baseName = (name: string): string => (name.split(';')[0] ?? '').toLowerCase()

const base64Size = (base64: string): number =>
  Math.floor((base64.length * 3) / 4) - (/=*$/.exec(base64)?.[0].length ?? 0)

const bytesOfBase64 = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))

const decoders: ReadonlyMap<string, (bytes: Uint8Array) => string | undefined> = new Map([
  ['objectguid', (bytes: Uint8Array) => formatObjectGuid(bytes, 'plain')],
  ['objectsid', formatObjectSid],
  ['sidhistory', formatObjectSid],
])

// The first bytes in base64: JPEG FF D8 FF, PNG 89 50 4E 47, and a DER sequence with a two-byte length.
const binaryKind = (base64: string): BinaryKind => {
  if (base64.startsWith('/9j/')) return 'jpeg'
  if (base64.startsWith('iVBORw')) return 'png'
  return base64.startsWith('MII') ? 'certificate' : 'bytes'
}

/** What a number or time text of a well-known attribute means. */
export type ValueNote =
  | { readonly kind: 'time'; readonly at: string }
  | { readonly kind: 'never' }
  | { readonly kind: 'flags'; readonly flags: readonly AccountFlag[] }

export const noteOf = (name: string, text: string): ValueNote | undefined => {
  const key = baseName(name)
  if (key === 'useraccountcontrol') return flagsOf(text)
  if (fileTimes.has(key)) {
    const at = fileTimeToIso(text)
    if (at === undefined) return undefined
    return at === 'never' ? { kind: 'never' } : { kind: 'time', at }
  }
  // With seconds and a zone, so that a telephone number is not taken for a time.
  if (!/^\d{14}(?:[.,]\d+)?Z$/i.test(text)) return undefined
  const at = generalizedTimeToIso(text)
  return at === undefined ? undefined : { kind: 'time', at }
}

const fileTimes: ReadonlySet<string> = new Set([
  'accountexpires',
  'badpasswordtime',
  'lastlogoff',
  'lastlogon',
  'lastlogontimestamp',
  'lockouttime',
  'msds-userpasswordexpirytimecomputed',
  'pwdlastset',
])

export const accountFlags = [
  'disabled',
  'locked',
  'passwordNotRequired',
  'passwordNeverExpires',
  'smartcardRequired',
  'passwordExpired',
] as const
export type AccountFlag = (typeof accountFlags)[number]

// [MS-ADTS] section 2.2.16.
const flagBits: Readonly<Record<AccountFlag, number>> = {
  disabled: 0x2,
  locked: 0x10,
  passwordNotRequired: 0x20,
  passwordNeverExpires: 0x1_0000,
  smartcardRequired: 0x4_0000,
  passwordExpired: 0x80_0000,
}

const flagsOf = (text: string): ValueNote | undefined => {
  if (!/^-?\d+$/.test(text)) return undefined
  const bits = Number.parseInt(text, 10)
  const flags = accountFlags.filter((flag) => (bits & flagBits[flag]) !== 0)
  return flags.length === 0 ? undefined : { kind: 'flags', flags }
}
