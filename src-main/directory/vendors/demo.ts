import { standardProposal, usualTlsAdvice, type DirectoryVendor } from './directory-vendor.ts'

/** The embedded directory of the demo and of the tests; it behaves like OpenLDAP, but is none. */
export const demo: DirectoryVendor = {
  id: 'demo',
  label: 'Rollcall demo directory',
  recognises: (signs) => signs.has('vendorName', 'Rollcall demo directory'),
  version: (signs) => signs.first('vendorVersion'),
  proposal: standardProposal,
  tlsAdvice: usualTlsAdvice,
}
