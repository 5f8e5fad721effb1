import { propose, type DirectoryVendor, type SourceProposal } from './directory-vendor.ts'

/** LDAP_CAP_ACTIVE_DIRECTORY_OID (MS-ADTS section 3.1.1.3.4.3.1); Samba's domain controllers have it too. */
export const activeDirectoryCapability = '1.2.840.113556.1.4.800'

export const activeDirectoryProposal: SourceProposal = {
  userObjectFilter: propose(
    '(&(objectClass=user)(!(objectClass=computer)))',
    'In Active Directory computers are users as well; they are left out.',
  ),
  groupObjectFilter: propose('(objectClass=group)', 'Groups are group entries.'),
  groupMembershipField: propose('member', 'Groups list their members as DNs; ranges are read to their end.'),
  userMembershipAttribute: propose('distinguishedName', 'Members are named by their DN.'),
  objectUniquenessField: propose('objectSid', 'objectSid stays when an object is renamed or moved.'),
  userPropertyMappings: propose(
    [
      'Active Directory: givenName',
      'Active Directory: sAMAccountName',
      'Active Directory: sn',
      'Active Directory: userPrincipalName',
      'LDAP: DN to user path',
      'LDAP: mail',
      'LDAP: name',
    ],
    'Username from sAMAccountName, name from name, address from mail.',
  ),
  groupPropertyMappings: propose(['LDAP: name'], 'Group names come from name.'),
}

// domainControllerFunctionality, MS-ADTS section 3.1.1.3.2.25: the level names the oldest release that has it.
const releases: Readonly<Record<string, string>> = {
  '2': 'Windows Server 2003',
  '3': 'Windows Server 2008',
  '4': 'Windows Server 2008 R2',
  '5': 'Windows Server 2012',
  '6': 'Windows Server 2012 R2',
  '7': 'Windows Server 2016 or later',
  '10': 'Windows Server 2025',
}

export const activeDirectory: DirectoryVendor = {
  id: 'active-directory',
  label: 'Active Directory',
  recognises: (signs) => signs.has('supportedCapabilities', activeDirectoryCapability),
  version: (signs) => releases[signs.first('domainControllerFunctionality') ?? ''],
  proposal: activeDirectoryProposal,
  tlsAdvice:
    'Use ldaps:// by the name in the certificate, with the CA chain of your domain; hardened domain controllers refuse passwords without encryption.',
}
