import {
  openLdapGroupMappings,
  openLdapUserMappings,
  propose,
  type DirectoryVendor,
} from './directory-vendor.ts'

/** The arc of FreeIPA's own extended operations; plain 389 Directory Server has none of them. */
const freeIpaExtensions = '2.16.840.1.113730.3.8.10.'

export const freeIpa: DirectoryVendor = {
  id: 'freeipa',
  label: 'FreeIPA',
  recognises: (signs) =>
    signs.first('ipaTopologyPluginVersion') !== undefined ||
    signs.first('ipaDomainLevel') !== undefined ||
    signs.all('supportedExtension').some((oid) => oid.startsWith(freeIpaExtensions)),
  version: (signs) => signs.first('vendorVersion'),
  proposal: {
    additionalUserDn: propose(
      'cn=users,cn=accounts',
      'FreeIPA keeps people here; the compat tree repeats them.',
    ),
    additionalGroupDn: propose(
      'cn=groups,cn=accounts',
      'FreeIPA keeps groups here; the compat tree repeats them.',
    ),
    userObjectFilter: propose('(objectClass=person)', 'People are person entries.'),
    groupObjectFilter: propose('(objectClass=ipausergroup)', 'Groups of people are ipausergroup entries.'),
    groupMembershipField: propose(
      'member',
      'member lists direct members only; membership through other groups is worked out here.',
    ),
    userMembershipAttribute: propose('distinguishedName', 'Members are named by their DN.'),
    objectUniquenessField: propose('ipaUniqueID', 'ipaUniqueID stays when an entry is renamed.'),
    userPropertyMappings: propose(
      openLdapUserMappings,
      'Username from uid, name from cn, address from mail.',
    ),
    groupPropertyMappings: propose(openLdapGroupMappings, 'Group names come from cn.'),
  },
  tlsAdvice: 'Use ldaps:// or StartTLS with the CA in /etc/ipa/ca.crt of any enrolled machine.',
}
