interface Directory {
  readonly ldapsUri: string
  readonly caCertificate: string
  readonly bindDn: string
  readonly baseDn: string
}

/** A directory as the source `lab`, for tests that run the command line as a process. */
export const labSource = ({ ldapsUri, caCertificate, bindDn, baseDn }: Directory) => ({
  name: 'Lab',
  slug: 'lab',
  serverUri: ldapsUri,
  peerCertificate: caCertificate,
  bindCn: bindDn,
  baseDn,
  userObjectFilter: '(objectClass=inetOrgPerson)',
  objectUniquenessField: 'entryUUID',
})
