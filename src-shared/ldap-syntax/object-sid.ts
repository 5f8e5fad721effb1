// Security identifiers of Active Directory: binary form [MS-DTYP] section 2.4.2.2, text form section 2.4.2.1.

const headerLength = 8
const mostSubAuthorities = 15
// An authority above 32 bits is written in hexadecimal.
const decimalAuthorities = 2 ** 32

/** `S-1-5-21-...`, undefined when the bytes are no SID. */
export const formatObjectSid = (bytes: Uint8Array): string | undefined => {
  const [revision, count = 0] = bytes
  if (revision !== 1 || count > mostSubAuthorities || bytes.length !== headerLength + 4 * count)
    return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const authority = view.getUint16(2) * 2 ** 32 + view.getUint32(4)
  const parts = Array.from({ length: count }, (_, index) => view.getUint32(headerLength + 4 * index, true))
  return ['S-1', authorityText(authority), ...parts].join('-')
}

const authorityText = (authority: number): string =>
  authority < decimalAuthorities ? String(authority) : `0x${authority.toString(16).padStart(12, '0')}`

/** The bytes of a SID text; undefined when it is none. */
export const parseObjectSid = (text: string): Uint8Array | undefined => {
  const match = /^S-1-(0x[0-9a-f]{1,12}|\d{1,10})((?:-\d{1,10})*)$/i.exec(text.trim())
  if (match === null) return undefined
  const authority = Number(match[1])
  const parts = (match[2] ?? '').split('-').slice(1).map(Number)
  if (parts.length > mostSubAuthorities || parts.some((part) => part >= 2 ** 32)) return undefined
  const bytes = new Uint8Array(headerLength + 4 * parts.length)
  const view = new DataView(bytes.buffer)
  bytes[0] = 1
  bytes[1] = parts.length
  view.setUint16(2, Math.floor(authority / 2 ** 32))
  view.setUint32(4, authority % 2 ** 32)
  for (const [index, part] of parts.entries()) view.setUint32(headerLength + 4 * index, part, true)
  return bytes
}

/** The relative identifier: the last number of a SID text. */
export const ridOf = (sid: string): number | undefined => {
  const match = /^S-1-\w+(?:-\d+)*-(\d{1,10})$/i.exec(sid)
  return match === null ? undefined : Number(match[1])
}

/** The SID of another object of the same domain, such as the primary group of a user ([MS-ADTS] primaryGroupID). */
export const sidInSameDomain = (sid: string, rid: number): string | undefined =>
  ridOf(sid) === undefined ? undefined : `${sid.slice(0, sid.lastIndexOf('-'))}-${rid}`
