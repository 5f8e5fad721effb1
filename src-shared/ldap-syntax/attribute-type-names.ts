// Names and OIDs of the attribute types that occur in DNs: RFC 4514 section 3, RFC 4519, RFC 4524, PKCS #9.
// The first name of a row is the one that comparison keys use. It must be the only one with less than six
// characters, because dnKey takes such names as they are.

const rows = [
  ['cn', 'commonname', '2.5.4.3'],
  ['sn', 'surname', '2.5.4.4'],
  ['serialnumber', '2.5.4.5'],
  ['c', 'countryname', '2.5.4.6'],
  ['l', 'localityname', '2.5.4.7'],
  ['st', 'stateorprovincename', '2.5.4.8'],
  ['street', 'streetaddress', '2.5.4.9'],
  ['o', 'organizationname', '2.5.4.10'],
  ['ou', 'organizationalunitname', '2.5.4.11'],
  ['title', '2.5.4.12'],
  ['gn', 'givenname', '2.5.4.42'],
  ['uid', 'userid', '0.9.2342.19200300.100.1.1'],
  ['mail', 'rfc822mailbox', '0.9.2342.19200300.100.1.3'],
  ['dc', 'domaincomponent', '0.9.2342.19200300.100.1.25'],
  ['email', 'emailaddress', '1.2.840.113549.1.9.1'],
  ['entryuuid', '1.3.6.1.1.16.4'],
] as const

const canonicalNames = new Map<string, string>(rows.flatMap((row) => row.map((name) => [name, row[0]])))

/** One spelling for every name of an attribute type; unknown types are only lower-cased. */
export const canonicalTypeName = (type: string): string => {
  const lower = type.toLowerCase()
  const bare = lower.startsWith('oid.') ? lower.slice(4) : lower
  return canonicalNames.get(bare) ?? bare
}
