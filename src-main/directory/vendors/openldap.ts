import { standardProposal, usualTlsAdvice, type DirectoryVendor } from './directory-vendor.ts'

export const openLdap: DirectoryVendor = {
  id: 'openldap',
  label: 'OpenLDAP',
  recognises: (signs) => signs.has('objectClass', 'OpenLDAProotDSE'),
  // OpenLDAP keeps its version to itself, except in cn=Monitor.
  version: (signs) => signs.first('vendorVersion'),
  proposal: standardProposal,
  tlsAdvice: `${usualTlsAdvice} Give the bind account "limits ... size=unlimited", or the server stops at 500 entries.`,
}
