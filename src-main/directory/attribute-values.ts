import type { AttributeValue } from '../../src-shared/domain/directory-entry.ts'
import { formatObjectGuid } from '../../src-shared/ldap-syntax/object-guid.ts'
import { formatObjectSid } from '../../src-shared/ldap-syntax/object-sid.ts'
import type { ValueKind } from './attribute-types.ts'

/** The value in `buffer[start..end)`: SID and GUID in their usual text, bytes as a copy, everything else as text. */
export const decodeValue = (buffer: Buffer, start: number, end: number, kind: ValueKind): AttributeValue => {
  if (kind === 'auto') return decodeText(buffer, start, end)
  const bytes = copyOf(buffer, start, end)
  if (kind === 'bytes') return bytes
  // Some servers keep these as text (FreeIPA its SIDs, Samba's NT domain schema); that text stays as it is.
  const text = kind === 'sid' ? formatObjectSid(bytes) : formatObjectGuid(bytes)
  return text ?? decodeText(buffer, start, end)
}

// Decoded first and doubted only if the replacement character turns up, which a valid value may contain as well.
const decodeText = (buffer: Buffer, start: number, end: number): AttributeValue => {
  const text = buffer.toString('utf8', start, end)
  if (!text.includes('\uFFFD')) return text
  const bytes = copyOf(buffer, start, end)
  return Buffer.from(text, 'utf8').equals(bytes) ? text : bytes
}

/** A plain Uint8Array of its own memory: the receive buffer is reused. */
const copyOf = (buffer: Buffer, start: number, end: number): Uint8Array =>
  new Uint8Array(buffer.subarray(start, end))
