import { standardProposal, usualTlsAdvice, type DirectoryVendor } from './directory-vendor.ts'

export const apacheDs: DirectoryVendor = {
  id: 'apacheds',
  label: 'Apache Directory Server',
  recognises: (signs) => /Apache Software Foundation/i.test(signs.first('vendorName') ?? ''),
  version: (signs) => signs.first('vendorVersion'),
  proposal: standardProposal,
  tlsAdvice: `${usualTlsAdvice} Out of the box it shows a self-signed certificate; choose it as the CA chain.`,
}
