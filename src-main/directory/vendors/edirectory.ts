import { propose, standardProposal, usualTlsAdvice, type DirectoryVendor } from './directory-vendor.ts'

export const eDirectory: DirectoryVendor = {
  id: 'edirectory',
  label: 'eDirectory',
  recognises: (signs) =>
    /eDirectory/i.test(signs.first('vendorVersion') ?? '') || /Novell/i.test(signs.first('vendorName') ?? ''),
  version: (signs) => signs.first('vendorVersion'),
  proposal: {
    ...standardProposal,
    objectUniquenessField: propose('GUID', 'GUID stays when an object is renamed or moved.'),
  },
  tlsAdvice: `${usualTlsAdvice} eDirectory refuses passwords without encryption unless told otherwise.`,
}
