import { berTag } from '../../src-shared/ldap-syntax/ber-tag.ts'
import { BerWriter } from '../../src-shared/ldap-syntax/ber-writer.ts'
import { type LdapResult, resultCodes } from './result-codes.ts'

// Responses as RFC 4511 section 4 encodes them.

export const responseTag = {
  bind: 0x61,
  searchEntry: 0x64,
  searchDone: 0x65,
  searchReference: 0x73,
  modify: 0x67,
  compare: 0x6f,
  extended: 0x78,
} as const

export interface ResponseControl {
  readonly oid: string
  readonly value: Uint8Array
}

/** An attribute as it goes out: with no values when only types were asked for. */
export interface SentAttribute {
  readonly name: string
  readonly values: readonly (string | Uint8Array)[]
}

interface ResultExtras {
  readonly controls?: readonly ResponseControl[]
  /** Extended responses only. */
  readonly oid?: string
  readonly value?: Uint8Array
}

/** Any response that is an LDAPResult, with the additions of an extended one. */
export const encodeResult = (
  messageId: number,
  tag: number,
  result: LdapResult,
  extras: ResultExtras = {},
): Uint8Array => {
  const writer = new BerWriter(128)
  writer.begin().writeInteger(messageId).begin(tag)
  writer.writeEnumerated(resultCodes[result.code])
  writer.writeText(result.matchedDn ?? '').writeText(result.message ?? '')
  if (result.referral !== undefined) {
    writer.begin(0xa3)
    for (const uri of result.referral) writer.writeText(uri)
    writer.end()
  }
  if (extras.oid !== undefined) writer.writeText(extras.oid, 0x8a)
  if (extras.value !== undefined) writer.writeBytes(extras.value, 0x8b)
  writer.end()
  writeControls(writer, extras.controls ?? [])
  return writer.end().toBytes()
}

const writeControls = (writer: BerWriter, controls: readonly ResponseControl[]): void => {
  if (controls.length === 0) return
  writer.begin(0xa0)
  for (const { oid, value } of controls) writer.begin().writeText(oid).writeBytes(value).end()
  writer.end()
}

/** Appends a SearchResultEntry; a writer is passed in because a page is one buffer of many entries. */
export const writeEntry = (
  writer: BerWriter,
  messageId: number,
  dn: string,
  attributes: Iterable<SentAttribute>,
): void => {
  writer.begin().writeInteger(messageId).begin(responseTag.searchEntry).writeText(dn).begin()
  for (const { name, values } of attributes) {
    writer.begin().writeText(name).begin(berTag.set)
    for (const value of values) {
      if (typeof value === 'string') writer.writeText(value)
      else writer.writeBytes(value)
    }
    writer.end().end()
  }
  writer.end().end().end()
}

export const encodeReference = (messageId: number, uris: readonly string[]): Uint8Array => {
  const writer = new BerWriter(128)
  writer.begin().writeInteger(messageId).begin(responseTag.searchReference)
  for (const uri of uris) writer.writeText(uri)
  return writer.end().end().toBytes()
}

/** The unsolicited notification that ends a connection (RFC 4511 section 4.4.1). */
export const encodeNoticeOfDisconnection = (result: LdapResult): Uint8Array =>
  encodeResult(0, responseTag.extended, result, { oid: '1.3.6.1.4.1.1466.20036' })
