import { propose, standardProposal, type DirectoryVendor } from './directory-vendor.ts'

export const lldap: DirectoryVendor = {
  id: 'lldap',
  label: 'LLDAP',
  recognises: (signs) => /^lldap/i.test(signs.first('vendorName') ?? ''),
  version: (signs) => signs.first('vendorVersion')?.replace(/^lldap_/i, ''),
  proposal: {
    ...standardProposal,
    additionalUserDn: propose('ou=people', 'LLDAP keeps people in ou=people.'),
    additionalGroupDn: propose('ou=groups', 'LLDAP keeps groups in ou=groups.'),
    userObjectFilter: propose('(objectClass=person)', 'People are person entries.'),
    groupObjectFilter: propose('(objectClass=groupOfUniqueNames)', 'Groups are groupOfUniqueNames entries.'),
    groupMembershipField: propose('uniqueMember', 'LLDAP lists members in uniqueMember.'),
  },
  tlsAdvice:
    'LLDAP speaks clear text unless ldaps is switched on in its configuration; StartTLS is not offered.',
}
