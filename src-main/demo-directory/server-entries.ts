import type { AttributeType, Matching } from './attribute-types.ts'
import { subschemaDn } from './computed-attributes.ts'
import type { EntryAttributes, NewEntry } from './directory-content.ts'
import { bitAndRule, bitOrRule, inChainRule } from './extensible-match.ts'
import { extendedOids } from './extended-oids.ts'
import { pagedResultsOid } from './paged-searches.ts'

// What the server says of itself: the root DSE (RFC 4512 section 5.1) and the subschema subentry (section 4.2).

export const vendorName = 'Rollcall demo directory'

interface RootDseFacts {
  readonly baseDn: string
  readonly offersStartTls: boolean
  /** Attributes that the caller wants otherwise, to look like another vendor; an empty list removes one. */
  readonly overrides: EntryAttributes
}

export const rootDse = ({ baseDn, offersStartTls, overrides }: RootDseFacts): NewEntry => {
  const { startTls, passwordModify, whoAmI } = extendedOids
  const attributes = new Map<string, string | Uint8Array | readonly (string | Uint8Array)[]>([
    ['objectClass', ['top', 'OpenLDAProotDSE']],
    ['namingContexts', [baseDn]],
    ['supportedLDAPVersion', ['3']],
    ['supportedControl', [pagedResultsOid, manageDsaItOid]],
    ['supportedExtension', [...(offersStartTls ? [startTls] : []), passwordModify, whoAmI]],
    // All operational attributes, modify-increment is not there, absolute true and false filters (RFC 3673, RFC 4526).
    ['supportedFeatures', ['1.3.6.1.4.1.4203.1.5.1', '1.3.6.1.4.1.4203.1.5.3']],
    ['supportedSASLMechanisms', ['EXTERNAL']],
    ['vendorName', [vendorName]],
    ['vendorVersion', ['1.0']],
  ])
  const changed = overrides instanceof Map ? overrides : new Map(Object.entries(overrides))
  for (const [name, values] of changed) attributes.set(name, values)
  return { dn: '', attributes: new Map([...attributes].filter(([, values]) => values.length > 0)) }
}

export const manageDsaItOid = '2.16.840.1.113730.3.4.2'

export const subschema = (types: readonly AttributeType[]): NewEntry => ({
  dn: subschemaDn,
  attributes: {
    objectClass: ['top', 'subentry', 'subschema', 'extensibleObject'],
    cn: 'Subschema',
    ldapSyntaxes: [...new Set(Object.values(syntaxes).map(({ syntax }) => syntax))].map(
      (oid) => `( ${oid} )`,
    ),
    matchingRules: [
      ...Object.values(syntaxes).map(
        ({ rule, ruleOid, syntax }) => `( ${ruleOid} NAME '${rule}' SYNTAX ${syntax} )`,
      ),
      ...[bitAndRule, bitOrRule, inChainRule].map((oid) => `( ${oid} SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 )`),
    ],
    attributeTypes: types.map(printAttributeType),
    objectClasses: objectClasses.map(printObjectClass),
  },
})

const syntaxes: Readonly<Record<Matching, { rule: string; ruleOid: string; syntax: string }>> = {
  'ignore-case': {
    rule: 'caseIgnoreMatch',
    ruleOid: '2.5.13.2',
    syntax: '1.3.6.1.4.1.1466.115.121.1.15',
  },
  exact: { rule: 'caseExactMatch', ruleOid: '2.5.13.5', syntax: '1.3.6.1.4.1.1466.115.121.1.15' },
  octets: { rule: 'octetStringMatch', ruleOid: '2.5.13.17', syntax: '1.3.6.1.4.1.1466.115.121.1.40' },
  integer: { rule: 'integerMatch', ruleOid: '2.5.13.14', syntax: '1.3.6.1.4.1.1466.115.121.1.27' },
  dn: { rule: 'distinguishedNameMatch', ruleOid: '2.5.13.1', syntax: '1.3.6.1.4.1.1466.115.121.1.12' },
  time: { rule: 'generalizedTimeMatch', ruleOid: '2.5.13.27', syntax: '1.3.6.1.4.1.1466.115.121.1.24' },
  telephone: { rule: 'telephoneNumberMatch', ruleOid: '2.5.13.20', syntax: '1.3.6.1.4.1.1466.115.121.1.50' },
  boolean: { rule: 'booleanMatch', ruleOid: '2.5.13.13', syntax: '1.3.6.1.4.1.1466.115.121.1.7' },
}

const printAttributeType = ({ oid, names, matching, isOperational }: AttributeType): string => {
  const quoted = names.map((name) => `'${name}'`).join(' ')
  const { rule, syntax } = syntaxes[matching]
  const usage = isOperational ? ' USAGE directoryOperation' : ''
  return `( ${oid} NAME ${names.length > 1 ? `( ${quoted} )` : quoted} EQUALITY ${rule} SYNTAX ${syntax}${usage} )`
}

/** Required attributes are what the modify operation checks too. */
interface ObjectClass {
  readonly oid: string
  readonly name: string
  readonly superior: string
  readonly kind: 'ABSTRACT' | 'STRUCTURAL' | 'AUXILIARY'
  readonly must: readonly string[]
}

const objectClass = (
  oid: string,
  name: string,
  superior: string,
  kind: ObjectClass['kind'],
  must: readonly string[],
): ObjectClass => ({ oid, name, superior, kind, must })

export const objectClasses: readonly ObjectClass[] = [
  objectClass('2.5.6.0', 'top', '', 'ABSTRACT', ['objectClass']),
  objectClass('2.5.6.4', 'organization', 'top', 'STRUCTURAL', ['o']),
  objectClass('2.5.6.5', 'organizationalUnit', 'top', 'STRUCTURAL', ['ou']),
  objectClass('1.3.6.1.4.1.1466.344', 'dcObject', 'top', 'AUXILIARY', ['dc']),
  objectClass('2.5.6.6', 'person', 'top', 'STRUCTURAL', ['sn', 'cn']),
  objectClass('2.5.6.7', 'organizationalPerson', 'person', 'STRUCTURAL', []),
  objectClass('2.16.840.1.113730.3.2.2', 'inetOrgPerson', 'organizationalPerson', 'STRUCTURAL', []),
  objectClass('2.5.6.9', 'groupOfNames', 'top', 'STRUCTURAL', ['member', 'cn']),
  objectClass('0.9.2342.19200300.100.4.5', 'account', 'top', 'STRUCTURAL', ['uid']),
  objectClass('0.9.2342.19200300.100.4.19', 'simpleSecurityObject', 'top', 'AUXILIARY', ['userPassword']),
  objectClass('1.3.6.1.1.1.2.1', 'shadowAccount', 'top', 'AUXILIARY', ['uid']),
]

const printObjectClass = ({ oid, name, superior, kind, must }: ObjectClass): string => {
  const sup = superior === '' ? '' : ` SUP ${superior}`
  const required = must.length === 0 ? '' : ` MUST ( ${must.join(' $ ')} )`
  return `( ${oid} NAME '${name}'${sup} ${kind}${required} )`
}
