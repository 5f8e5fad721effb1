import { propose, standardProposal, usualTlsAdvice, type DirectoryVendor } from './directory-vendor.ts'

export const authentikOutpost: DirectoryVendor = {
  id: 'authentik-outpost',
  label: 'authentik LDAP outpost',
  recognises: (signs) => /authentik/i.test(signs.first('vendorName') ?? ''),
  version: (signs) => signs.first('vendorVersion'),
  proposal: {
    ...standardProposal,
    userObjectFilter: propose('(objectClass=user)', 'The outpost shows people as user entries.'),
    groupObjectFilter: propose('(objectClass=group)', 'The outpost shows groups as group entries.'),
    objectUniquenessField: propose('uid', 'The outpost has no entryUUID; its uid stays the same.'),
  },
  tlsAdvice: usualTlsAdvice,
}
