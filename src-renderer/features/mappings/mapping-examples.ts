import type { MessageId } from '../../../src-shared/messages/catalogue.ts'
import type { PropertyMapping } from '../../../src-shared/domain/property-mapping.ts'

export interface MappingExample {
  readonly id: string
  readonly title: MessageId
  readonly hint: MessageId
  readonly objectType: PropertyMapping['objectType']
  readonly expression: string
}

/** What people write mappings for; each is a start to be changed. */
export const mappingExamples: readonly MappingExample[] = [
  {
    id: 'names',
    title: 'mappings.example.names',
    hint: 'mappings.example.names.hint',
    objectType: 'user',
    expression: `return {
  name: ldap.get('displayName') ?? ldap.get('cn'),
  attributes: { phone: ldap.all('telephoneNumber') },
}`,
  },
  {
    id: 'mail-name',
    title: 'mappings.example.mailName',
    hint: 'mappings.example.mailName.hint',
    objectType: 'user',
    expression: `const mail = ldap.get('mail')
if (mail === undefined) skipObject()
const site = parseDn(dn).find((part) => part.type.toLowerCase() === 'l')
return {
  username: mail.split('@')[0].toLowerCase(),
  attributes: { site: site?.value ?? null },
}`,
  },
  {
    id: 'department',
    title: 'mappings.example.department',
    hint: 'mappings.example.department.hint',
    objectType: 'user',
    expression: `const manager = ldap.get('manager')
return {
  attributes: {
    department: ldap.get('department') ?? ldap.get('departmentNumber'),
    manager: manager === undefined ? null : parseDn(manager)[0].value,
  },
}`,
  },
  {
    id: 'service-accounts',
    title: 'mappings.example.serviceAccounts',
    hint: 'mappings.example.serviceAccounts.hint',
    objectType: 'user',
    expression: `const account = ldap.get('sAMAccountName') ?? ldap.get('uid')
if (regexMatch(account, '^(svc|adm)[-_]', 'i')) skipObject()`,
  },
  {
    id: 'expired',
    title: 'mappings.example.expired',
    hint: 'mappings.example.expired.hint',
    objectType: 'user',
    expression: `// There is no "today" here: the same entry gives the same result in every run.
const expires = fileTime(ldap.get('accountExpires'))
if (expires === undefined || expires === 'never') return
return { isActive: expires > '2026-01-01', attributes: { expires } }`,
  },
  {
    id: 'group-name',
    title: 'mappings.example.groupName',
    hint: 'mappings.example.groupName.hint',
    objectType: 'group',
    expression: `return {
  name: regexReplace(ldap.get('cn'), '^GRP[-_]', '', 'i'),
  attributes: { description: ldap.get('description') },
}`,
  },
]
