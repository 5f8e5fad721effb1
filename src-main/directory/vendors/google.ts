import { propose, standardProposal, type DirectoryVendor } from './directory-vendor.ts'

/** Knows no vendorName and refuses its schema, so it is recognised by its address. */
export const google: DirectoryVendor = {
  id: 'google',
  label: 'Google Secure LDAP',
  recognises: (signs) => signs.host === 'ldap.google.com',
  version: () => undefined,
  proposal: {
    ...standardProposal,
    serviceBindMethod: propose('sasl_external', 'Google identifies the client by its certificate.'),
    sni: propose(true, 'Google shows its certificate only when asked for it by name.'),
    additionalUserDn: propose('ou=Users', 'Google keeps people in ou=Users.'),
    additionalGroupDn: propose('ou=Groups', 'Google keeps groups in ou=Groups.'),
    userObjectFilter: propose('(objectClass=person)', 'People are person entries.'),
  },
  tlsAdvice:
    'Use ldaps:// with the client certificate and key from the Google Admin console; the system trust store fits.',
}
