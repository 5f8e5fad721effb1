import { hexText } from './octets.ts'

// Active Directory's objectGUID: 16 bytes whose first three groups are little-endian ([MS-DTYP] section 2.3.4.2).

/** `braces` is the registry form that mappings and identifiers use; `plain` is how PowerShell and entryUUID look. */
export type GuidSpelling = 'braces' | 'plain'

/** The GUID in lower case, undefined when there are not 16 bytes. */
export const formatObjectGuid = (
  bytes: Uint8Array,
  spelling: GuidSpelling = 'braces',
): string | undefined => {
  if (bytes.length !== 16) return undefined
  const hex = hexText(Uint8Array.from(byteOrder, (index) => bytes[index] ?? 0))
  const plain = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return spelling === 'braces' ? `{${plain}}` : plain
}

/** The bytes of a GUID in either spelling and any case; undefined when the text is none. */
export const parseObjectGuid = (text: string): Uint8Array | undefined => {
  const match = /^(\{?)([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(\}?)$/i.exec(
    text.trim(),
  )
  if (match === null || (match[1] === '{') !== (match[3] === '}')) return undefined
  const hex = (match[2] ?? '').replaceAll('-', '')
  return Uint8Array.from(byteOrder, (index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16))
}

// Where the byte at each place of the text lies in the value; its own inverse.
const byteOrder = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]
