// The parts of LDAP messages that a reader of search results needs (RFC 4511 sections 4.1.1, 4.1.9, 4.5.2, 4.12).
import { BerCursor, BOOLEAN, ENUMERATED, INTEGER, OCTET_STRING, SEQUENCE } from './entry-cursor.ts'

export const operation = {
  searchEntry: 0x64,
  searchDone: 0x65,
  searchReference: 0x73,
  extendedResponse: 0x78,
  intermediateResponse: 0x79,
} as const

export interface MessageHeader {
  readonly id: number
  readonly tag: number
  /** Content of the protocol operation. */
  readonly start: number
  readonly end: number
  /** End of the message; controls lie between `end` and here. */
  readonly messageEnd: number
}

export const readMessageHeader = (buffer: Buffer, start: number, end: number): MessageHeader => {
  const cursor = new BerCursor(buffer, start)
  cursor.enter(SEQUENCE, end)
  const id = cursor.readNumber(INTEGER, end)
  const tag = cursor.peek(end) ?? 0
  const operationEnd = cursor.enter(tag, end)
  return { id, tag, start: cursor.position, end: operationEnd, messageEnd: end }
}

export interface LdapResult {
  readonly code: number
  readonly matchedDn: string
  readonly serverMessage: string
  readonly referrals: readonly string[]
}

const REFERRAL = 0xa3

/** LDAPResult, RFC 4511 section 4.1.9. */
export const readResult = (buffer: Buffer, start: number, end: number): LdapResult => {
  const cursor = new BerCursor(buffer, start)
  const code = cursor.readNumber(ENUMERATED, end)
  const matchedDn = cursor.readText(OCTET_STRING, end)
  const serverMessage = cursor.readText(OCTET_STRING, end)
  const referrals: string[] = []
  if (cursor.peek(end) === REFERRAL) {
    const listEnd = cursor.enter(REFERRAL, end)
    while (cursor.position < listEnd) referrals.push(cursor.readText(OCTET_STRING, listEnd))
  }
  return { code, matchedDn, serverMessage, referrals }
}

/** The URIs of a SearchResultReference. */
export const readReference = (buffer: Buffer, start: number, end: number): readonly string[] => {
  const cursor = new BerCursor(buffer, start)
  const uris: string[] = []
  while (cursor.position < end) uris.push(cursor.readText(OCTET_STRING, end))
  return uris
}

const CONTROLS = 0xa0
export const pagedResultsOid = '1.2.840.113556.1.4.319'

/** The cookie of the paged results control (RFC 2696 section 2); undefined when the control is not there. */
export const readPageCookie = (buffer: Buffer, start: number, end: number): Buffer | undefined => {
  const cursor = new BerCursor(buffer, start)
  if (cursor.peek(end) !== CONTROLS) return undefined
  const listEnd = cursor.enter(CONTROLS, end)
  while (cursor.position < listEnd) {
    const controlEnd = cursor.enter(SEQUENCE, listEnd)
    const oid = cursor.readText(OCTET_STRING, controlEnd)
    if (cursor.peek(controlEnd) === BOOLEAN) cursor.skip(controlEnd)
    if (oid === pagedResultsOid) {
      const valueEnd = cursor.enter(OCTET_STRING, controlEnd)
      const sequenceEnd = cursor.enter(SEQUENCE, valueEnd)
      // The server's estimate of the total; many send 0, some nonsense.
      cursor.skip(sequenceEnd)
      return cursor.readBytes(OCTET_STRING, sequenceEnd)
    }
    cursor.position = controlEnd
  }
  return undefined
}

const RESPONSE_NAME = 0x8a
const noticeOfDisconnectionOid = '1.3.6.1.4.1.1466.20036'

/** The result in a notice of disconnection (RFC 4511 section 4.4.1); undefined for any other unsolicited message. */
export const readDisconnectionNotice = (buffer: Buffer, header: MessageHeader): LdapResult | undefined => {
  if (header.tag !== operation.extendedResponse) return undefined
  const result = readResult(buffer, header.start, header.end)
  const cursor = new BerCursor(buffer, header.start)
  while (cursor.position < header.end && cursor.peek(header.end) !== RESPONSE_NAME) cursor.skip(header.end)
  if (cursor.position >= header.end) return undefined
  return cursor.readText(RESPONSE_NAME, header.end) === noticeOfDisconnectionOid ? result : undefined
}
