import { firstText, type DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import type { MappedProperties, PropertyMapping } from '../../src-shared/domain/property-mapping.ts'
import { userPath } from './user-path.ts'

/** A mapping that comes with Rollcall. Its expression is for reading and copying; `give` does the same natively. */
export interface BuiltInMapping extends PropertyMapping {
  readonly description: string
  /** `base` are the properties the object started with, `base.path` among them. */
  readonly give: (entry: DirectoryEntry, base: MappedProperties) => Readonly<Record<string, unknown>>
}

const copied = (
  name: string,
  objectType: PropertyMapping['objectType'],
  property: 'username' | 'name' | 'email',
  attribute: string,
): BuiltInMapping => ({
  name,
  objectType,
  description: `${property} from ${attribute}`,
  expression: `return { ${property}: ldap.get('${attribute}') }`,
  give: (entry) => ({ [property]: firstText(entry, attribute) }),
})

const kept = (name: string, key: string, attribute: string): BuiltInMapping => ({
  name,
  objectType: 'user',
  description: `attributes.${key} from ${attribute}`,
  expression: `return { attributes: { ${key}: ldap.get('${attribute}') } }`,
  give: (entry) => {
    const value = firstText(entry, attribute)
    return value === undefined ? {} : { attributes: { [key]: value } }
  },
})

/** Names without the reference's brand, results of its defaults (reference section 3); sorted as listed there. */
export const builtInMappings: readonly BuiltInMapping[] = [
  {
    name: 'LDAP: DN to user path',
    objectType: 'user',
    description: 'path from the organizational units of the DN, below the user path of the source',
    expression: [
      'const isFolder = (part) => !/^(dc|cn|domaincomponent|commonname)$/i.test(part.type)',
      'const folders = parseDn(dn).slice(1).reverse().flatMap((rdn) => rdn.parts.filter(isFolder))',
      'const names = folders.map((part) => part.value)',
      "return { path: [properties.path, ...names].filter(Boolean).join('/') }",
    ].join('\n'),
    give: (entry, base) => ({ path: userPath(base.path ?? '', entry.dn) }),
  },
  copied('LDAP: name', 'any', 'name', 'name'),
  copied('LDAP: mail', 'user', 'email', 'mail'),
  copied('Active Directory: sAMAccountName', 'user', 'username', 'sAMAccountName'),
  kept('Active Directory: userPrincipalName', 'upn', 'userPrincipalName'),
  kept('Active Directory: givenName', 'givenName', 'givenName'),
  kept('Active Directory: sn', 'sn', 'sn'),
  copied('OpenLDAP: uid', 'user', 'username', 'uid'),
  copied('OpenLDAP: cn', 'any', 'name', 'cn'),
]

export const findBuiltInMapping = (name: string): BuiltInMapping | undefined => byName.get(name)

export const isBuiltInMapping = (name: string): boolean => byName.has(name)

const byName = new Map(builtInMappings.map((mapping) => [mapping.name, mapping]))
