import type { DemoDirectory } from '../demo-directory/start-demo-directory.ts'

export const demoSlug = 'demo'

/** The source of the embedded directory, as `source apply` reads it. */
export const demoSourceDocument = (directory: DemoDirectory): Readonly<Record<string, unknown>> => ({
  name: 'Demo directory',
  slug: demoSlug,
  serverUri: [directory.ldapsUri],
  tlsVerification: 'custom-ca',
  peerCertificate: directory.caCertificate,
  bindCn: directory.bindDn,
  baseDn: directory.baseDn,
  userObjectFilter: '(objectClass=inetOrgPerson)',
  groupObjectFilter: '(objectClass=groupOfNames)',
  objectUniquenessField: 'entryUUID',
  userPropertyMappings: ['LDAP: DN to user path', 'LDAP: mail', 'OpenLDAP: uid', 'OpenLDAP: cn'],
  groupPropertyMappings: ['OpenLDAP: cn'],
  deleteNotFoundObjects: true,
  syncGroupHierarchy: true,
  syncUsersPassword: false,
})
