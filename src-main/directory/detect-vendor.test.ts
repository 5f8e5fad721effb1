import { describe, expect, it } from 'vitest'
import type { DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import { isValidFilter } from '../../src-shared/ldap-syntax/search-filter.ts'
import { detectVendor } from './detect-vendor.ts'

const rootDse = (attributes: Readonly<Record<string, readonly string[]>>): DirectoryEntry => ({
  dn: '',
  attributes: new Map(
    Object.entries(attributes).map(([name, values]) => [name.toLowerCase(), { name, values }]),
  ),
})

const activeDirectoryCapability = {
  supportedCapabilities: ['1.2.840.113556.1.4.800', '1.2.840.113556.1.4.1670'],
}

// As these servers send them (vendor documentation and the servers of docs/testing.md).
const servers: readonly [string, string | undefined, Readonly<Record<string, readonly string[]>>, string?][] =
  [
    [
      'active-directory',
      'Windows Server 2016 or later',
      { ...activeDirectoryCapability, domainControllerFunctionality: ['7'] },
    ],
    [
      'samba',
      '4.17.12-Debian',
      {
        ...activeDirectoryCapability,
        vendorName: ['Samba Team (https://www.samba.org)'],
        vendorVersion: ['4.17.12-Debian'],
      },
    ],
    [
      'freeipa',
      '389-Directory/2.4.5 B2024.017.0000',
      {
        vendorName: ['389 Project'],
        vendorVersion: ['389-Directory/2.4.5 B2024.017.0000'],
        supportedExtension: ['2.16.840.1.113730.3.8.10.3'],
      },
    ],
    ['389', '389-Directory/2.3.1', { vendorName: ['389 Project'], vendorVersion: ['389-Directory/2.3.1'] }],
    [
      'demo',
      '1.0',
      {
        objectClass: ['top', 'OpenLDAProotDSE'],
        vendorName: ['Rollcall demo directory'],
        vendorVersion: ['1.0'],
      },
    ],
    ['openldap', undefined, { objectClass: ['top', 'OpenLDAProotDSE'] }],
    [
      'edirectory',
      'LDAP Agent for NetIQ eDirectory 9.2.8 (40208.14)',
      {
        vendorName: ['NetIQ Corporation'],
        vendorVersion: ['LDAP Agent for NetIQ eDirectory 9.2.8 (40208.14)'],
      },
    ],
    [
      'oracle',
      'Oracle Unified Directory 12.2.1.4.0',
      { vendorName: ['Oracle Corporation'], vendorVersion: ['Oracle Unified Directory 12.2.1.4.0'] },
    ],
    ['apacheds', '2.0.0.AM27', { vendorName: ['Apache Software Foundation'], vendorVersion: ['2.0.0.AM27'] }],
    ['lldap', '0.5.0', { vendorName: ['LLDAP'], vendorVersion: ['lldap_0.5.0'] }],
    [
      'authentik-outpost',
      'authentik LDAP Outpost Version 2025.8.1',
      { vendorName: ['goauthentik.io'], vendorVersion: ['authentik LDAP Outpost Version 2025.8.1'] },
    ],
    ['google', undefined, {}, 'ldap.google.com'],
    ['jumpcloud', undefined, { objectClass: ['OpenLDAProotDSE'] }, 'LDAP.JumpCloud.com'],
    ['unknown', undefined, { vendorName: ['Somebody'] }],
  ]

describe('recognising a vendor', () => {
  it.each(servers)('knows %s', (id, version, attributes, host) => {
    const found = detectVendor(rootDse(attributes), host)
    expect(found.vendor.id).toBe(id)
    expect(found.version).toBe(version)
  })

  it('knows nothing of a server that keeps its root DSE to itself', () => {
    expect(detectVendor(undefined)).toMatchObject({ vendor: { id: 'unknown' }, version: undefined })
  })

  it.each(servers)(
    'proposes for %s only what a source takes, with reasons',
    (_id, _version, attributes, host) => {
      const { proposal, tlsAdvice } = detectVendor(rootDse(attributes), host).vendor
      const fields = Object.fromEntries(Object.entries(proposal).map(([field, { value }]) => [field, value]))
      const source = LdapSource.parse({
        name: 'x',
        slug: 'x',
        serverUri: ['ldap://x'],
        baseDn: 'dc=x',
        ...fields,
      })
      expect(isValidFilter(source.userObjectFilter)).toBe(true)
      expect(isValidFilter(source.groupObjectFilter)).toBe(true)
      expect(source.userPropertyMappings).not.toEqual([])
      expect(source.groupPropertyMappings).not.toEqual([])
      expect(
        [tlsAdvice, ...Object.values(proposal).map(({ reason }) => reason)].every((text) =>
          /[.;)]$/.test(text),
        ),
      ).toBe(true)
    },
  )
})
