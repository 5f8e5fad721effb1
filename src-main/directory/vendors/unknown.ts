import { propose, standardProposal, usualTlsAdvice, type DirectoryVendor } from './directory-vendor.ts'

export const unknownVendor: DirectoryVendor = {
  id: 'unknown',
  label: 'Unknown directory',
  recognises: () => true,
  version: (signs) => signs.first('vendorVersion'),
  proposal: {
    ...standardProposal,
    userObjectFilter: propose('(objectClass=person)', 'People are person entries in every standard schema.'),
    groupObjectFilter: propose(
      '(|(objectClass=groupOfNames)(objectClass=group))',
      'The two usual classes of groups that list members as DNs.',
    ),
  },
  tlsAdvice: usualTlsAdvice,
}
