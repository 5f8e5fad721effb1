// slapd.conf text: simpler than cn=config to write, to read and to throw away.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { clientSubject, type TestCertificates } from './test-certificates.ts'

export interface SlapdConfiguration {
  readonly folder: string
  readonly baseDn: string
  readonly adminDn: string
  readonly adminPassword: string
  readonly readerDn: string
  readonly limitedDn: string
  readonly certificates: TestCertificates | undefined
  readonly memberOf: boolean
  readonly anonymousRead: boolean
  readonly databaseLines: string
  readonly sortedAttributes: readonly string[]
}

export const slapdConfiguration = (configuration: SlapdConfiguration): string => {
  const { folder, baseDn, readerDn, limitedDn } = configuration
  const schemas = ['core', 'cosine', 'inetorgperson', 'nis']
  const modules = moduleFolder()
  const anonymous = configuration.anonymousRead ? 'read' : 'none'
  return [
    ...schemas.map((name) => `include ${join(schemaFolder(), name)}.schema`),
    ...(modules === undefined ? [] : [`modulepath ${modules}`, ...loadedModules(modules)]),
    testSchema,
    `pidfile ${folder}/slapd.pid`,
    `argsfile ${folder}/slapd.args`,
    'threads 4',
    ...configuration.sortedAttributes.map((name) => `sortvals ${name}`),
    ...tlsLines(configuration),
    'database mdb',
    'maxsize 8589934592',
    `suffix "${baseDn}"`,
    `rootdn "${configuration.adminDn}"`,
    `rootpw ${configuration.adminPassword}`,
    `directory ${folder}/db`,
    // A test directory is thrown away: nothing has to survive a power cut.
    'dbnosync',
    'index objectClass,uid,mail,member,entryUUID,entryCSN eq',
    `limits dn.exact="${readerDn}" size=unlimited time=unlimited size.prtotal=unlimited`,
    `limits dn.exact="${limitedDn}" size.soft=500 size.hard=500 size.prtotal=500`,
    'access to attrs=userPassword by self write by anonymous auth by * none',
    `access to * by dn.exact="${readerDn}" read by users read by * ${anonymous}`,
    configuration.databaseLines,
    ...(configuration.memberOf ? memberOfLines : []),
    '',
  ].join('\n')
}

/** One overlay per object class that counts as a group. */
const memberOfLines = [
  ...['groupOfNames', 'group'].flatMap((name) => ['overlay memberof', `memberof-group-oc ${name}`]),
  'overlay refint',
  'refint_attributes member memberOf',
]

const tlsLines = ({ certificates, readerDn }: SlapdConfiguration): string[] =>
  certificates === undefined
    ? []
    : [
        `TLSCACertificateFile ${certificates.caFile}`,
        `TLSCertificateFile ${certificates.serverCertificateFile}`,
        `TLSCertificateKeyFile ${certificates.serverKeyFile}`,
        'TLSVerifyClient try',
        `authz-regexp "${clientSubject}" "${readerDn}"`,
      ]

const firstFolder = (candidates: readonly string[]): string | undefined =>
  candidates.find((path) => existsSync(path))

const schemaFolder = (): string => {
  const found = firstFolder(['/etc/ldap/schema', '/etc/openldap/schema'])
  if (found === undefined) throw new Error('slapd is installed but its schema folder was not found')
  return found
}

const moduleFolder = (): string | undefined =>
  firstFolder(['/usr/lib/ldap', '/usr/lib64/openldap', '/usr/lib/openldap'])

/** memberof is always loaded: it brings the memberOf attribute type, which seeds may use without the overlay. */
const loadedModules = (folder: string): string[] => {
  const present = new Set(readdirSync(folder).map((name) => name.split('.')[0]))
  return ['back_mdb', 'memberof', 'refint', 'syncprov', 'sssvlv', 'ppolicy']
    .filter((name) => present.has(name))
    .map((name) => `moduleload ${name}`)
}

// What tests need that the standard schemas lack: a group that may be empty (groupOfNames may not), and the
// attributes whose values Active Directory sends as bytes. Numbers are from an arc that RFC 5612 reserves for examples.
const testSchema = `
attributetype ( 1.3.6.1.4.1.32473.1.1 NAME 'objectSid' EQUALITY octetStringMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.40 SINGLE-VALUE )
attributetype ( 1.3.6.1.4.1.32473.1.2 NAME 'objectGUID' EQUALITY octetStringMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.40 SINGLE-VALUE )
attributetype ( 1.3.6.1.4.1.32473.1.3 NAME 'sAMAccountName' EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
attributetype ( 1.3.6.1.4.1.32473.1.4 NAME 'userAccountControl' EQUALITY integerMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )
attributetype ( 1.3.6.1.4.1.32473.1.5 NAME 'logonCount' EQUALITY integerMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )
attributetype ( 1.3.6.1.4.1.32473.1.6 NAME 'testBlob' EQUALITY octetStringMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.40 )
objectclass ( 1.3.6.1.4.1.32473.2.1 NAME 'group' SUP top STRUCTURAL MUST cn MAY ( member $ description $ ou ) )
objectclass ( 1.3.6.1.4.1.32473.2.2 NAME 'windowsLike' SUP top AUXILIARY MAY ( objectSid $ objectGUID $ sAMAccountName $ userAccountControl $ logonCount $ testBlob ) )
`
