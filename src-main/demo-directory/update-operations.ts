import { BerReader } from '../../src-shared/ldap-syntax/ber-reader.ts'
import { berTag } from '../../src-shared/ldap-syntax/ber-tag.ts'
import { BerWriter } from '../../src-shared/ldap-syntax/ber-writer.ts'
import { dnKey } from '../../src-shared/ldap-syntax/distinguished-name.ts'
import { comparisonKey, type EntryValue } from './attribute-values.ts'
import { holdsPassword } from './bind-operation.ts'
import { valuesOf } from './computed-attributes.ts'
import { type DemoServerContext, dnOf, type Identity } from './demo-server-context.ts'
import type { StoredAttribute, StoredEntry } from './entry-tree.ts'
import { textOrBytes } from './filter-codec.ts'
import type { CompareRequest, ModifyRequest, ValueChange } from './ldap-request.ts'
import { hashPassword } from './passwords.ts'
import { type LdapResult, OperationError } from './result-codes.ts'
import { objectClasses } from './server-entries.ts'

/** The entry, or noSuchObject with the nearest ancestor that exists (RFC 4511 section 4.1.9). */
export const existingEntry = (context: DemoServerContext, dn: string): StoredEntry => {
  const entry = context.tree.find(dn)
  if (entry !== undefined) return entry
  throw new OperationError('noSuchObject', '', { matchedDn: context.tree.nearestAncestor(dn)?.dn ?? '' })
}

export const compare = (
  context: DemoServerContext,
  request: CompareRequest,
  identity: Identity,
): LdapResult => {
  requireBind(identity)
  const entry = existingEntry(context, request.dn)
  const attribute = context.tree.names.resolve(request.attribute)
  const values = valuesOf(context.tree, entry, attribute)
  if (values.length === 0) return { code: 'noSuchAttribute' }
  const asserted = comparisonKey(attribute.matching, textOrBytes(request.value))
  const isEqual = values.some((value) => comparisonKey(attribute.matching, value) === asserted)
  return { code: isEqual ? 'compareTrue' : 'compareFalse' }
}

/** Applies all changes or none (RFC 4511 section 4.6). */
export const modify = (
  context: DemoServerContext,
  request: ModifyRequest,
  identity: Identity,
): LdapResult => {
  requireBind(identity)
  const entry = existingEntry(context, request.dn)
  for (const change of request.changes) requireWritable(context, entry, { change, identity })
  let attributes = entry.attributes
  for (const change of request.changes) attributes = changed(context, attributes, change)
  requireSchema(attributes)
  context.content.touch(entry, attributes)
  return { code: 'success' }
}

const requireBind = (identity: Identity): void => {
  if (identity.kind === 'anonymous')
    throw new OperationError('strongerAuthRequired', 'bind with a name and a password first')
}

const requireWritable = (
  context: DemoServerContext,
  entry: StoredEntry,
  { change, identity }: { readonly change: ValueChange; readonly identity: Identity },
): void => {
  const { type, isOperational } = context.tree.names.resolve(change.attribute)
  const isOwnPassword = type === 'userpassword' && dnKey(dnOf(identity)) === entry.key
  if (identity.kind !== 'manager' && !isOwnPassword)
    throw new OperationError('insufficientAccessRights', 'no write access to this attribute')
  if (isOperational)
    throw new OperationError('constraintViolation', `${change.attribute}: no user modification allowed`)
}

const changed = (
  context: DemoServerContext,
  attributes: readonly StoredAttribute[],
  change: ValueChange,
): readonly StoredAttribute[] => {
  const asked = context.tree.names.resolve(change.attribute)
  const held = attributes.find(({ description }) => description.key === asked.key)
  const given = change.values.map(textOrBytes)
  const keyOf = (value: EntryValue): string | undefined => comparisonKey(asked.matching, value)
  const values = newValues(held?.values ?? [], given, { change, keyOf })
  const others = attributes.filter((attribute) => attribute !== held)
  if (values.length === 0) return others
  return [
    ...others,
    { description: held?.description ?? context.tree.names.describe(change.attribute), values },
  ]
}

const newValues = (
  held: readonly EntryValue[],
  given: readonly EntryValue[],
  { change, keyOf }: { change: ValueChange; keyOf: (value: EntryValue) => string | undefined },
): readonly EntryValue[] => {
  const heldKeys = new Set(held.map(keyOf))
  const givenKeys = new Set(given.map(keyOf))
  switch (change.operation) {
    case 'replace':
      return given
    case 'add':
      if (given.some((value) => heldKeys.has(keyOf(value))))
        throw new OperationError(
          'attributeOrValueExists',
          `modify/add: ${change.attribute}: value #0 already exists`,
        )
      return [...held, ...given]
    case 'delete':
      if (held.length === 0 || given.some((value) => !heldKeys.has(keyOf(value))))
        throw new OperationError('noSuchAttribute', `modify/delete: ${change.attribute}: no such value`)
      return given.length === 0 ? [] : held.filter((value) => !givenKeys.has(keyOf(value)))
  }
}

const requireSchema = (attributes: readonly StoredAttribute[]): void => {
  const types = new Set(attributes.map(({ description }) => description.type))
  const classes = attributes.find(({ description }) => description.type === 'objectclass')?.values ?? []
  const names = new Set(classes.map((value) => String(value).toLowerCase()))
  for (const { name, must } of objectClasses) {
    const missing =
      names.has(name.toLowerCase()) && must.find((required) => !types.has(required.toLowerCase()))
    if (typeof missing === 'string')
      throw new OperationError(
        'objectClassViolation',
        `object class '${name}' requires attribute '${missing}'`,
      )
  }
}

/** RFC 3062: the own password, or anybody's by the manager; without a new one the server makes one and tells it. */
export const modifyPassword = (
  context: DemoServerContext,
  value: Uint8Array | undefined,
  identity: Identity,
): Uint8Array | undefined => {
  requireBind(identity)
  const { user, oldPassword, newPassword } = decodePasswordRequest(value)
  const dn = (user ?? dnOf(identity)).replace(/^dn:/, '')
  const entry = existingEntry(context, dn)
  if (identity.kind !== 'manager' && dnKey(dnOf(identity)) !== entry.key)
    throw new OperationError('insufficientAccessRights', 'no write access to this password')
  if (oldPassword !== undefined && !holdsPassword(context, entry, oldPassword))
    throw new OperationError('unwillingToPerform', 'unwilling to verify old password')
  if (newPassword === '') throw new OperationError('constraintViolation', 'the new password is empty')
  const password = newPassword ?? context.newPassword()
  const others = entry.attributes.filter(({ description }) => description.type !== 'userpassword')
  const description = context.tree.names.describe('userPassword')
  context.content.touch(entry, [...others, { description, values: [hashPassword(password)] }])
  if (newPassword !== undefined) return undefined
  return new BerWriter(64).begin().writeText(password, 0x80).end().toBytes()
}

const decodePasswordRequest = (
  value: Uint8Array | undefined,
): { user: string | undefined; oldPassword: string | undefined; newPassword: string | undefined } => {
  const reader =
    value === undefined ? new BerReader(new Uint8Array()) : new BerReader(value).enter(berTag.sequence)
  const optional = (tag: number): string | undefined =>
    reader.peekTag() === tag ? reader.readText(tag) : undefined
  return { user: optional(0x80), oldPassword: optional(0x81), newPassword: optional(0x82) }
}
