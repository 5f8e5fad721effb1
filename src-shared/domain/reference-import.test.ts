import { describe, expect, it } from 'vitest'
import { parseSourceDraft } from './ldap-source-rules.ts'
import { renameSourceFields, sourceFields } from './reference-import.ts'

const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'

/** Every field of the reference's LDAP source (reference section 1), with other values than the defaults. */
const reference = {
  name: 'Corp',
  slug: 'corp',
  enabled: false,
  server_uri: 'ldap://a, ldap://b',
  start_tls: true,
  sni: true,
  peer_certificate: certificate,
  client_certificate: certificate,
  service_bind_method: 'sasl_external',
  bind_cn: 'cn=reader,dc=example',
  base_dn: 'dc=example',
  additional_user_dn: 'ou=people',
  additional_group_dn: 'ou=groups',
  user_object_filter: '(uid=*)',
  group_object_filter: '(cn=*)',
  group_membership_field: 'memberOf',
  user_membership_attribute: 'uid',
  object_uniqueness_field: 'entryUUID',
  sync_users: true,
  sync_users_password: false,
  password_login_update_internal_password: true,
  sync_groups: true,
  sync_parent_group: 'staff',
  lookup_groups_from_user: true,
  sync_group_hierarchy: true,
  delete_not_found_objects: true,
  sync_outgoing_trigger_mode: 'immediate',
  user_matching_mode: 'email_link',
  group_matching_mode: 'name_link',
  user_path_template: 'corp/%(slug)s',
  user_property_mappings: ['a'],
  group_property_mappings: ['a'],
}
const context = { otherSources: [], mappings: [{ name: 'a', objectType: 'any' as const }] }

describe('the reference’s names', () => {
  it('are all taken, and mean the same', () => {
    expect(parseSourceDraft(reference, context)).toMatchObject({
      ok: true,
      source: {
        serverUri: ['ldap://a', 'ldap://b'],
        startTls: true,
        tlsVerification: 'custom-ca',
        peerCertificate: certificate,
        clientCertificate: certificate,
        serviceBindMethod: 'sasl_external',
        bindCn: 'cn=reader,dc=example',
        additionalUserDn: 'ou=people',
        additionalGroupDn: 'ou=groups',
        userObjectFilter: '(uid=*)',
        objectUniquenessField: 'entryUUID',
        passwordLoginUpdateInternalPassword: true,
        syncParentGroup: 'staff',
        lookupGroupsFromUser: true,
        syncGroupHierarchy: true,
        deleteNotFoundObjects: true,
        userMatchingMode: 'email_link',
        groupMatchingMode: 'name_link',
      },
    })
  })

  it('exist for every field of ours', () => {
    for (const field of sourceFields) {
      const snake = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
      expect(renameSourceFields({ [snake]: 'x' })).toMatchObject({ values: { [field]: 'x' }, problems: [] })
    }
  })

  it('are the ones that problems are told under', () => {
    const result = parseSourceDraft({ ...reference, base_dn: 'x', server_uri: ['http://a'] }, context)
    expect(result.ok ? [] : result.problems.map(({ path }) => path).toSorted()).toEqual([
      'base_dn',
      'server_uri[0]',
    ])
  })

  it('may be mixed with ours', () => {
    expect(renameSourceFields({ base_dn: 'a', bindCn: 'b' }).values).toEqual({ baseDn: 'a', bindCn: 'b' })
  })

  it('may not give one field twice', () => {
    expect(renameSourceFields({ baseDn: 'a', base_dn: 'a' }).problems).toEqual([
      { path: 'base_dn', message: 'This is the same field as "baseDn". Keep one of the two.' },
    ])
  })

  it('may hold null where the reference means nothing chosen', () => {
    expect(
      renameSourceFields({ peer_certificate: null, sync_parent_group: null, base_dn: null }).values,
    ).toEqual({ baseDn: null })
  })
})
