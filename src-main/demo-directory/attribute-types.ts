// The attribute types that this server knows, with the matching rules of RFC 4517, RFC 4519, RFC 4524, RFC 2307,
// RFC 2798 and, for test data in Active Directory's manner, Microsoft's schema. Types outside the table are
// compared as text without regard to case.

/** How two values of a type are compared. */
export type Matching =
  | 'ignore-case'
  | 'exact'
  | 'octets'
  | 'integer'
  | 'dn'
  | 'time'
  | 'telephone'
  | 'boolean'

export interface AttributeType {
  readonly oid: string
  readonly names: readonly [string, ...string[]]
  readonly matching: Matching
  /** Sent only when asked for by name or by `+` (RFC 3673). */
  readonly isOperational: boolean
}

const types = (
  matching: Matching,
  rows: readonly (readonly [oid: string, names: string])[],
  { isOperational = false } = {},
): readonly AttributeType[] =>
  rows.map(([oid, names]) => {
    const [first = oid, ...others] = names.split(' ')
    return { oid, names: [first, ...others], matching, isOperational }
  })

export const attributeTypes: readonly AttributeType[] = [
  ...types('ignore-case', [
    ['2.5.4.0', 'objectClass'],
    ['2.5.4.3', 'cn commonName'],
    ['2.5.4.4', 'sn surname'],
    ['2.5.4.5', 'serialNumber'],
    ['2.5.4.6', 'c countryName'],
    ['2.5.4.7', 'l localityName'],
    ['2.5.4.8', 'st stateOrProvinceName'],
    ['2.5.4.9', 'street streetAddress'],
    ['2.5.4.10', 'o organizationName'],
    ['2.5.4.11', 'ou organizationalUnitName'],
    ['2.5.4.12', 'title'],
    ['2.5.4.13', 'description'],
    ['2.5.4.15', 'businessCategory'],
    ['2.5.4.16', 'postalAddress'],
    ['2.5.4.17', 'postalCode'],
    ['2.5.4.19', 'physicalDeliveryOfficeName'],
    ['2.5.4.42', 'givenName gn'],
    ['2.5.4.43', 'initials'],
    ['0.9.2342.19200300.100.1.1', 'uid userid'],
    ['0.9.2342.19200300.100.1.3', 'mail rfc822Mailbox'],
    ['0.9.2342.19200300.100.1.6', 'roomNumber'],
    ['0.9.2342.19200300.100.1.25', 'dc domainComponent'],
    ['2.16.840.1.113730.3.1.2', 'departmentNumber'],
    ['2.16.840.1.113730.3.1.3', 'employeeNumber'],
    ['2.16.840.1.113730.3.1.4', 'employeeType'],
    ['2.16.840.1.113730.3.1.39', 'preferredLanguage'],
    ['2.16.840.1.113730.3.1.241', 'displayName'],
    ['1.3.6.1.4.1.250.1.57', 'labeledURI'],
    ['1.3.6.1.1.1.1.2', 'gecos'],
    ['1.2.840.113556.1.4.221', 'sAMAccountName'],
    ['1.2.840.113556.1.4.656', 'userPrincipalName'],
  ]),
  ...types('exact', [
    ['1.3.6.1.1.1.1.3', 'homeDirectory'],
    ['1.3.6.1.1.1.1.4', 'loginShell'],
    ['1.3.6.1.1.1.1.12', 'memberUid'],
  ]),
  ...types('octets', [
    ['2.5.4.35', 'userPassword'],
    ['2.5.4.36', 'userCertificate'],
    ['0.9.2342.19200300.100.1.60', 'jpegPhoto'],
    ['1.2.840.113556.1.4.2', 'objectGUID'],
    ['1.2.840.113556.1.4.146', 'objectSid'],
  ]),
  ...types('integer', [
    ['1.3.6.1.1.1.1.0', 'uidNumber'],
    ['1.3.6.1.1.1.1.1', 'gidNumber'],
    ['1.3.6.1.1.1.1.5', 'shadowLastChange'],
    ['1.3.6.1.1.1.1.10', 'shadowExpire'],
    ['1.2.840.113556.1.4.8', 'userAccountControl'],
    ['1.2.840.113556.1.4.98', 'primaryGroupID'],
    ['1.2.840.113556.1.4.750', 'groupType'],
    ['1.2.840.113556.1.4.159', 'accountExpires'],
    ['1.2.840.113556.1.4.96', 'pwdLastSet'],
    ['1.2.840.113556.1.2.120', 'uSNChanged'],
  ]),
  ...types('dn', [
    ['2.5.4.31', 'member'],
    ['2.5.4.32', 'owner'],
    ['2.5.4.33', 'roleOccupant'],
    ['2.5.4.34', 'seeAlso'],
    ['2.5.4.50', 'uniqueMember'],
    ['0.9.2342.19200300.100.1.10', 'manager'],
    ['0.9.2342.19200300.100.1.21', 'secretary'],
    ['2.5.4.49', 'distinguishedName'],
  ]),
  ...types('telephone', [
    ['2.5.4.20', 'telephoneNumber'],
    ['2.5.4.23', 'facsimileTelephoneNumber fax'],
    ['0.9.2342.19200300.100.1.41', 'mobile mobileTelephoneNumber'],
    ['0.9.2342.19200300.100.1.20', 'homePhone homeTelephoneNumber'],
  ]),
  ...types('time', [
    ['1.2.840.113556.1.2.2', 'whenCreated'],
    ['1.2.840.113556.1.2.3', 'whenChanged'],
  ]),
  ...types(
    'ignore-case',
    [
      ['1.3.6.1.1.16.4', 'entryUUID'],
      ['2.5.21.9', 'structuralObjectClass'],
      ['1.3.6.1.1.4', 'vendorName'],
      ['1.3.6.1.1.5', 'vendorVersion'],
      ['2.5.21.5', 'attributeTypes'],
      ['2.5.21.6', 'objectClasses'],
      ['2.5.21.4', 'matchingRules'],
      ['1.3.6.1.4.1.1466.101.120.16', 'ldapSyntaxes'],
      ['1.3.6.1.4.1.1466.101.120.13', 'supportedControl'],
      ['1.3.6.1.4.1.1466.101.120.7', 'supportedExtension'],
      ['1.3.6.1.4.1.1466.101.120.14', 'supportedSASLMechanisms'],
      ['1.3.6.1.4.1.4203.1.3.5', 'supportedFeatures'],
    ],
    { isOperational: true },
  ),
  ...types('integer', [['1.3.6.1.4.1.1466.101.120.15', 'supportedLDAPVersion']], { isOperational: true }),
  ...types(
    'dn',
    [
      ['1.2.840.113556.1.2.102', 'memberOf'],
      ['1.3.6.1.1.20', 'entryDN'],
      ['2.5.18.3', 'creatorsName'],
      ['2.5.18.4', 'modifiersName'],
      ['2.5.18.10', 'subschemaSubentry'],
      ['1.3.6.1.4.1.1466.101.120.5', 'namingContexts'],
    ],
    { isOperational: true },
  ),
  ...types(
    'time',
    [
      ['2.5.18.1', 'createTimestamp'],
      ['2.5.18.2', 'modifyTimestamp'],
      ['1.3.6.1.4.1.42.2.27.8.1.16', 'pwdChangedTime'],
      ['1.3.6.1.4.1.42.2.27.8.1.17', 'pwdAccountLockedTime'],
    ],
    { isOperational: true },
  ),
  ...types('boolean', [['2.5.18.9', 'hasSubordinates']], { isOperational: true }),
]
