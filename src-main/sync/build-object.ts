import { type DirectoryEntry, firstText } from '../../src-shared/domain/directory-entry.ts'
import type { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import type { MappedProperties } from '../../src-shared/domain/property-mapping.ts'
import { dnKey } from '../../src-shared/ldap-syntax/distinguished-name.ts'
import { decideAccountState } from './account-state.ts'
import { primaryGroupSid } from './primary-group.ts'
import type {
  AttributeMap,
  DesiredGroup,
  DesiredObject,
  DesiredUser,
  ObjectKind,
} from '../../src-shared/domain/sync-object.ts'
import { isEmptyValue } from './compare-object.ts'
import { formatUserPath } from './user-path.ts'

export interface BuildProblem {
  readonly code: 'sync.username-missing' | 'sync.name-missing'
  readonly message: string
}

export type BuiltObject =
  | { readonly kind: 'built'; readonly object: DesiredObject }
  | { readonly kind: 'failed'; readonly problem: BuildProblem }

/** What an object has before any mapping runs (reference section 2.6, step 4). */
export const baseProperties = (
  source: LdapSource,
  kind: ObjectKind,
  entry: { readonly dn: string; readonly identifier: string },
): MappedProperties => {
  const attributes = { distinguishedName: entry.dn, ldap_uniq: entry.identifier }
  if (kind === 'user') return { path: formatUserPath(source.userPathTemplate, source.slug), attributes }
  return source.syncParentGroup === '' ? { attributes } : { parent: source.syncParentGroup, attributes }
}

interface BuildContext {
  readonly kind: ObjectKind
  readonly source: LdapSource
  readonly identifier: string
  /** ISO text of the run's start: one instant decides every account of a run. */
  readonly now: string
}

/** The object that an entry and its mapped properties ask for. */
export const buildObject = (
  entry: DirectoryEntry,
  properties: MappedProperties,
  context: BuildContext,
): BuiltObject =>
  context.kind === 'user' ? buildUser(entry, properties, context) : buildGroup(entry, properties, context)

const buildUser = (
  entry: DirectoryEntry,
  properties: MappedProperties,
  context: BuildContext,
): BuiltObject => {
  const username = properties.username ?? ''
  if (username === '')
    return failed('sync.username-missing', 'No property mapping set username for this entry.')
  const state = decideAccountState(entry, properties.isActive, context.now)
  const object: DesiredUser = {
    kind: 'user',
    ...identity(entry, properties, context),
    sid: primaryGroupSid(entry),
    fields: {
      username,
      name: properties.name ?? '',
      email: properties.email ?? '',
      path: properties.path ?? '',
      isActive: state.isActive,
    },
    isActiveReason: state.reason,
    recheckAt: state.recheckAt,
  }
  return { kind: 'built', object }
}

const buildGroup = (
  entry: DirectoryEntry,
  properties: MappedProperties,
  context: BuildContext,
): BuiltObject => {
  const name = properties.name ?? ''
  if (name === '') return failed('sync.name-missing', 'No property mapping set name for this group.')
  const parent = properties.parent ?? ''
  const object: DesiredGroup = {
    kind: 'group',
    ...identity(entry, properties, context),
    sid: firstText(entry, 'objectSid'),
    fields: { name },
    parent: parent === '' ? undefined : parent,
    recheckAt: undefined,
  }
  return { kind: 'built', object }
}

const identity = (entry: DirectoryEntry, properties: MappedProperties, context: BuildContext) => ({
  identifier: context.identifier,
  dn: entry.dn,
  dnKey: dnKey(entry.dn),
  memberKey: memberKeyOf(entry, properties.attributes, context.source),
  attributes: properties.attributes,
  provided: providedKeys(properties),
})

/** True when membership values are DNs, which needs no key besides the object's own. */
export const membersAreDns = (source: LdapSource): boolean =>
  source.userMembershipAttribute.toLowerCase() === 'distinguishedname'

const memberKeyOf = (
  entry: DirectoryEntry,
  attributes: AttributeMap,
  source: LdapSource,
): string | undefined => {
  if (membersAreDns(source)) return undefined
  const value = memberValue(entry, attributes, source)
  return value === undefined ? undefined : dnKey(value)
}

/** By which value groups name this entry as a member; undefined when it has none. */
export const memberValue = (
  entry: DirectoryEntry,
  attributes: AttributeMap,
  source: LdapSource,
): string | undefined => {
  if (membersAreDns(source)) return entry.dn
  const name = source.userMembershipAttribute
  const stored = Object.hasOwn(attributes, name) ? attributes[name] : undefined
  const first = Array.isArray(stored) ? (stored as readonly unknown[])[0] : stored
  if (typeof first === 'string' || typeof first === 'number') return String(first)
  return firstText(entry, name)
}

const fieldKeys = ['username', 'name', 'email', 'path'] as const

// What is empty is no value: where it came from a missing attribute it must count as blanked (failure F19).
const providedKeys = (properties: MappedProperties): readonly string[] => {
  const keys: string[] = []
  for (const key of fieldKeys) if ((properties[key] ?? '') !== '') keys.push(key)
  for (const key in properties.attributes) {
    if (!isEmptyValue(properties.attributes[key])) keys.push(`attributes.${key}`)
  }
  return keys
}

const failed = (code: BuildProblem['code'], message: string): BuiltObject => ({
  kind: 'failed',
  problem: { code, message },
})
