import { propose, standardProposal, usualTlsAdvice, type DirectoryVendor } from './directory-vendor.ts'

export const oracle: DirectoryVendor = {
  id: 'oracle',
  label: 'Oracle Directory',
  recognises: (signs) => /Oracle|Sun Microsystems/i.test(signs.first('vendorName') ?? ''),
  version: (signs) => signs.first('vendorVersion'),
  proposal: {
    ...standardProposal,
    groupObjectFilter: propose('(objectClass=groupOfUniqueNames)', 'Groups are groupOfUniqueNames entries.'),
    groupMembershipField: propose('uniqueMember', 'groupOfUniqueNames lists its members in uniqueMember.'),
  },
  tlsAdvice: usualTlsAdvice,
}
