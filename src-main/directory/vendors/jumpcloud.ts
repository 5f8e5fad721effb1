import { propose, standardProposal, type DirectoryVendor } from './directory-vendor.ts'

/** Looks like OpenLDAP from outside, so it is recognised by its address. */
export const jumpCloud: DirectoryVendor = {
  id: 'jumpcloud',
  label: 'JumpCloud',
  recognises: (signs) => signs.host === 'ldap.jumpcloud.com',
  version: () => undefined,
  proposal: {
    ...standardProposal,
    additionalUserDn: propose('ou=Users', 'JumpCloud keeps people and groups in ou=Users.'),
    additionalGroupDn: propose('ou=Users', 'JumpCloud keeps people and groups in ou=Users.'),
    objectUniquenessField: propose('uid', 'JumpCloud has no entryUUID.'),
    groupObjectUniquenessField: propose('cn', 'Groups have no uid.'),
  },
  tlsAdvice: 'Use ldaps://ldap.jumpcloud.com or StartTLS; the system trust store fits.',
}
