import { activeDirectoryCapability, activeDirectoryProposal } from './active-directory.ts'
import type { DirectoryVendor } from './directory-vendor.ts'

export const samba: DirectoryVendor = {
  id: 'samba',
  label: 'Samba AD',
  recognises: (signs) =>
    signs.has('supportedCapabilities', activeDirectoryCapability) &&
    /samba/i.test(signs.first('vendorName') ?? ''),
  version: (signs) => signs.first('vendorVersion'),
  proposal: activeDirectoryProposal,
  tlsAdvice:
    'Use ldaps://: Samba refuses passwords without encryption ("ldap server require strong auth"). Its own certificate is self-made; choose it as the CA chain.',
}
