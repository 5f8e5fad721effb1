import { BerReader } from '../../src-shared/ldap-syntax/ber-reader.ts'
import { berTag } from '../../src-shared/ldap-syntax/ber-tag.ts'
import type { SearchFilter } from '../../src-shared/ldap-syntax/search-filter.ts'
import { decodeFilter } from './filter-codec.ts'

// Requests as RFC 4511 section 4 encodes them.

export type Scope = 'base' | 'one' | 'subtree'

export type Authentication =
  | { readonly kind: 'simple'; readonly password: string }
  | { readonly kind: 'sasl'; readonly mechanism: string; readonly credentials: string }
  | { readonly kind: 'unknown' }

export interface BindRequest {
  readonly kind: 'bind'
  readonly version: number
  readonly dn: string
  readonly authentication: Authentication
}

export interface SearchRequest {
  readonly kind: 'search'
  readonly baseDn: string
  readonly scope: Scope
  readonly sizeLimit: number
  readonly typesOnly: boolean
  readonly filter: SearchFilter
  readonly attributes: readonly string[]
}

export interface ValueChange {
  readonly operation: 'add' | 'delete' | 'replace'
  readonly attribute: string
  readonly values: readonly Uint8Array[]
}

export interface ModifyRequest {
  readonly kind: 'modify'
  readonly dn: string
  readonly changes: readonly ValueChange[]
}

export interface CompareRequest {
  readonly kind: 'compare'
  readonly dn: string
  readonly attribute: string
  readonly value: Uint8Array
}

export interface ExtendedRequest {
  readonly kind: 'extended'
  readonly oid: string
  readonly value: Uint8Array | undefined
}

export type LdapRequest =
  | BindRequest
  | { readonly kind: 'unbind' }
  | SearchRequest
  | ModifyRequest
  | CompareRequest
  | { readonly kind: 'abandon'; readonly messageId: number }
  | ExtendedRequest
  /** Add, delete and modify DN: known, but this server's entries come from its caller. */
  | { readonly kind: 'read-only'; readonly responseTag: number }
  | { readonly kind: 'unknown'; readonly tag: number }

export interface Control {
  readonly oid: string
  readonly isCritical: boolean
  readonly value: Uint8Array | undefined
}

export interface RequestMessage {
  readonly messageId: number
  readonly request: LdapRequest
  readonly controls: readonly Control[]
}

/** Decodes one LDAPMessage; throws `directory.protocol-error` on anything malformed. */
export const decodeRequest = (bytes: Uint8Array): RequestMessage => {
  const message = new BerReader(bytes).enter(berTag.sequence)
  const messageId = message.readInteger()
  const request = decodeOperation(message)
  return {
    messageId,
    request,
    controls: message.peekTag() === 0xa0 ? decodeControls(message.enter(0xa0)) : [],
  }
}

const decodeOperation = (message: BerReader): LdapRequest => {
  const tag = message.peekTag() ?? 0
  switch (tag) {
    case 0x60:
      return decodeBind(message.enter(tag))
    case 0x42:
      message.skip()
      return { kind: 'unbind' }
    case 0x63:
      return decodeSearch(message.enter(tag))
    case 0x66:
      return decodeModify(message.enter(tag))
    case 0x6e:
      return decodeCompare(message.enter(tag))
    case 0x50:
      return { kind: 'abandon', messageId: message.readInteger(tag) }
    case 0x77:
      return decodeExtended(message.enter(tag))
    case 0x68:
    case 0x4a:
    case 0x6c:
      message.skip()
      // A delete request is primitive, its response is not: all response tags are constructed and one higher.
      return { kind: 'read-only', responseTag: (tag | 0x20) + 1 }
    default:
      message.skip()
      return { kind: 'unknown', tag }
  }
}

const decodeBind = (reader: BerReader): BindRequest => ({
  kind: 'bind',
  version: reader.readInteger(),
  dn: reader.readText(),
  authentication: decodeAuthentication(reader),
})

const decodeAuthentication = (reader: BerReader): Authentication => {
  if (reader.peekTag() === 0x80) return { kind: 'simple', password: reader.readText(0x80) }
  if (reader.peekTag() !== 0xa3) return { kind: 'unknown' }
  const sasl = reader.enter(0xa3)
  return { kind: 'sasl', mechanism: sasl.readText(), credentials: sasl.isAtEnd ? '' : sasl.readText() }
}

const scopes: readonly Scope[] = ['base', 'one', 'subtree']

const decodeSearch = (reader: BerReader): SearchRequest => {
  const baseDn = reader.readText()
  const scope = scopes[reader.readEnumerated()] ?? 'subtree'
  // Aliases do not occur here, and the time limit is never reached: both are read over.
  reader.skip()
  const sizeLimit = reader.readInteger()
  reader.skip()
  const typesOnly = reader.readBoolean()
  const filter = decodeFilter(reader)
  const list = reader.enter(berTag.sequence)
  const attributes: string[] = []
  while (!list.isAtEnd) attributes.push(list.readText())
  return { kind: 'search', baseDn, scope, sizeLimit, typesOnly, filter, attributes }
}

const changeKinds: readonly ValueChange['operation'][] = ['add', 'delete', 'replace']

const decodeModify = (reader: BerReader): ModifyRequest => {
  const dn = reader.readText()
  const list = reader.enter(berTag.sequence)
  const changes: ValueChange[] = []
  while (!list.isAtEnd) {
    const change = list.enter(berTag.sequence)
    const operation = changeKinds[change.readEnumerated()] ?? 'replace'
    const attribute = change.enter(berTag.sequence)
    const name = attribute.readText()
    const set = attribute.enter(berTag.set)
    const values: Uint8Array[] = []
    while (!set.isAtEnd) values.push(set.readBytes().slice())
    changes.push({ operation, attribute: name, values })
  }
  return { kind: 'modify', dn, changes }
}

const decodeCompare = (reader: BerReader): CompareRequest => {
  const dn = reader.readText()
  const assertion = reader.enter(berTag.sequence)
  return { kind: 'compare', dn, attribute: assertion.readText(), value: assertion.readBytes().slice() }
}

const decodeExtended = (reader: BerReader): ExtendedRequest => ({
  kind: 'extended',
  oid: reader.readText(0x80),
  value: reader.isAtEnd ? undefined : reader.readBytes(0x81).slice(),
})

const decodeControls = (reader: BerReader): readonly Control[] => {
  const controls: Control[] = []
  while (!reader.isAtEnd) {
    const control = reader.enter(berTag.sequence)
    controls.push({
      oid: control.readText(),
      isCritical: control.peekTag() === berTag.boolean && control.readBoolean(),
      value: control.isAtEnd ? undefined : control.readBytes().slice(),
    })
  }
  return controls
}
