import type { MessageId } from '../../../src-shared/messages/catalogue.ts'

/** A name an expression can use (docs/mappings.md). */
export interface ExpressionName {
  readonly name: string
  readonly kind: 'function' | 'variable' | 'property'
  /** Its parameters, for functions. */
  readonly parameters?: string
  readonly help: MessageId
}

export const globalNames: readonly ExpressionName[] = [
  { name: 'ldap', kind: 'variable', help: 'mappings.help.ldap' },
  { name: 'dn', kind: 'variable', help: 'mappings.help.dn' },
  { name: 'source', kind: 'variable', help: 'mappings.help.source' },
  { name: 'properties', kind: 'variable', help: 'mappings.help.properties' },
  { name: 'slugify', kind: 'function', parameters: '(text)', help: 'mappings.help.slugify' },
  {
    name: 'regexMatch',
    kind: 'function',
    parameters: '(text, pattern, flags?)',
    help: 'mappings.help.regexMatch',
  },
  {
    name: 'regexReplace',
    kind: 'function',
    parameters: '(text, pattern, replacement, flags?)',
    help: 'mappings.help.regexReplace',
  },
  { name: 'parseDn', kind: 'function', parameters: '(text)', help: 'mappings.help.parseDn' },
  { name: 'fileTime', kind: 'function', parameters: '(text)', help: 'mappings.help.fileTime' },
  { name: 'generalizedTime', kind: 'function', parameters: '(text)', help: 'mappings.help.generalizedTime' },
  { name: 'skipObject', kind: 'function', parameters: '()', help: 'mappings.help.skipObject' },
]

const userKeys: readonly ExpressionName[] = [
  { name: 'username', kind: 'property', help: 'mappings.help.key.username' },
  { name: 'name', kind: 'property', help: 'mappings.help.key.name' },
  { name: 'email', kind: 'property', help: 'mappings.help.key.email' },
  { name: 'path', kind: 'property', help: 'mappings.help.key.path' },
  { name: 'isActive', kind: 'property', help: 'mappings.help.key.isActive' },
  { name: 'attributes', kind: 'property', help: 'mappings.help.key.attributes' },
]
const groupKeys: readonly ExpressionName[] = [
  { name: 'name', kind: 'property', help: 'mappings.help.key.name' },
  { name: 'parent', kind: 'property', help: 'mappings.help.key.parent' },
  { name: 'attributes', kind: 'property', help: 'mappings.help.key.attributes' },
]

/** The keys a mapping for this kind of object may return; only what both know for one that serves both. */
export const resultKeys = (objectType: 'user' | 'group' | 'any'): readonly ExpressionName[] => {
  if (objectType === 'user') return userKeys
  if (objectType === 'group') return groupKeys
  return userKeys.filter(({ name }) => groupKeys.some((key) => key.name === name))
}

export const ldapMembers: readonly ExpressionName[] = [
  { name: 'get', kind: 'function', parameters: '(name)', help: 'mappings.help.get' },
  { name: 'all', kind: 'function', parameters: '(name)', help: 'mappings.help.all' },
  { name: 'bytes', kind: 'function', parameters: '(name)', help: 'mappings.help.bytes' },
  { name: 'names', kind: 'function', parameters: '()', help: 'mappings.help.names' },
]

/** What follows a dot after these names. */
export const membersOf: Readonly<Record<string, readonly ExpressionName[]>> = {
  ldap: ldapMembers,
  source: [
    { name: 'slug', kind: 'property', help: 'mappings.help.sourceSlug' },
    { name: 'name', kind: 'property', help: 'mappings.help.sourceName' },
    { name: 'baseDn', kind: 'property', help: 'mappings.help.sourceBaseDn' },
  ],
  properties: [...userKeys, ...groupKeys.filter(({ name }) => name === 'parent')],
}
