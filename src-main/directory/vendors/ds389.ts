import { propose, standardProposal, usualTlsAdvice, type DirectoryVendor } from './directory-vendor.ts'

export const ds389: DirectoryVendor = {
  id: '389',
  label: '389 Directory Server',
  recognises: (signs) => /\b389\b|Red Hat/i.test(signs.first('vendorName') ?? ''),
  version: (signs) => signs.first('vendorVersion'),
  proposal: {
    ...standardProposal,
    userObjectFilter: propose('(objectClass=person)', 'People are person entries of several kinds.'),
    objectUniquenessField: propose('nsUniqueId', 'nsUniqueId stays when an entry is renamed or moved.'),
  },
  tlsAdvice: `${usualTlsAdvice} Give the bind account "nsPagedLookThroughLimit: -1", or the server stops at 5000 entries.`,
}
