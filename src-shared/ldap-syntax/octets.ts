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
