// Bytes and their two text forms (UTF-8 and hexadecimal), for everything in this folder.

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const encoder = new TextEncoder()

/** The text that the bytes spell, or undefined when they are not UTF-8. */
export const utf8Text = (bytes: Uint8Array): string | undefined => {
  try {
    return strictUtf8.decode(bytes)
  } catch {
    return undefined
  }
}

export const utf8Bytes = (text: string): Uint8Array => encoder.encode(text)

const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Lower-case hexadecimal, two digits a byte. */
export const hexText = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += hexPairs[byte]
  return text
}

/** The value of two hexadecimal digits at an index of a text, or undefined when they are not there. */
export const hexPairAt = (text: string, index: number): number | undefined => {
  const high = hexDigit(text.charCodeAt(index))
  const low = hexDigit(text.charCodeAt(index + 1))
  return high === undefined || low === undefined ? undefined : high * 16 + low
}

const hexDigit = (code: number): number | undefined => {
  if (code >= 48 && code <= 57) return code - 48
  const lower = code | 0x20
  return lower >= 97 && lower <= 102 ? lower - 87 : undefined
}

/** Text, or bytes where the octets spell none. */
export const textOrBytes = (bytes: Uint8Array): string | Uint8Array => utf8Text(bytes) ?? bytes

const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Base64 with padding (RFC 4648 section 4); written here because Node and browsers name theirs differently. */
export const base64Text = (bytes: Uint8Array): string => {
  let text = ''
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second, third] = bytes.subarray(index, index + 3)
    const group = (first << 16) | ((second ?? 0) << 8) | (third ?? 0)
    text += base64Digits.charAt(group >> 18) + base64Digits.charAt((group >> 12) & 63)
    text += second === undefined ? '=' : base64Digits.charAt((group >> 6) & 63)
    text += third === undefined ? '=' : base64Digits.charAt(group & 63)
  }
  return text
}
