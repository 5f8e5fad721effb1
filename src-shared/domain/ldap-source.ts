import { z } from 'zod'
import {
  attributeField,
  baseDnField,
  certificateField,
  cipherField,
  cronField,
  dnField,
  filterField,
  membershipField,
  optionalAttributeField,
  requiredText,
  serverUriField,
  slugField,
  userPathField,
} from './ldap-source-fields.ts'
import { outgoingTargetsField } from './outgoing-target.ts'

export const tlsVerifications = ['system', 'custom-ca', 'none'] as const
export const userMatchingModes = [
  'identifier',
  'email_link',
  'email_deny',
  'username_link',
  'username_deny',
] as const
export const groupMatchingModes = ['identifier', 'name_link', 'name_deny'] as const
export const outgoingTriggerModes = ['none', 'immediate', 'deferred_end'] as const
export const deletionActions = ['delete', 'deactivate', 'keep'] as const

/** The fields of an LDAP source. Names are the reference's in camelCase; secrets are never part of it. */
export const LdapSource = z.strictObject({
  name: requiredText('The name'),
  slug: slugField,
  enabled: z.boolean().default(true),

  serverUri: serverUriField,
  peerCertificate: certificateField.default(''),
  tlsVerification: z.enum(tlsVerifications).default('system'),
  tlsCiphers: cipherField.default(''),
  clientCertificate: certificateField.default(''),
  startTls: z.boolean().default(false),
  sni: z.boolean().default(false),
  allowClearText: z.boolean().default(false),
  serviceBindMethod: z.enum(['simple', 'sasl_external']).default('simple'),
  bindCn: z.string().trim().default(''),
  poolStrategy: z.enum(['random', 'ordered']).default('random'),
  connectTimeoutSeconds: z.number().positive().max(600).default(15),
  receiveTimeoutSeconds: z.number().positive().max(3600).default(15),
  pageSize: z.number().int().min(1).max(10_000).default(1000),

  baseDn: baseDnField,
  additionalUserDn: dnField.default(''),
  additionalGroupDn: dnField.default(''),
  userObjectFilter: filterField.default('(objectClass=person)'),
  groupObjectFilter: filterField.default('(objectClass=group)'),
  userMembershipAttribute: requiredText('The attribute').default('distinguishedName'),
  groupMembershipField: membershipField.default('member'),
  objectUniquenessField: attributeField.default('objectSid'),
  /** Empty: groups use objectUniquenessField too. */
  groupObjectUniquenessField: optionalAttributeField.default(''),

  syncUsers: z.boolean().default(true),
  syncUsersPassword: z.boolean().optional(),
  passwordLoginUpdateInternalPassword: z.boolean().default(false),
  syncGroups: z.boolean().default(true),
  /** The name of a group that becomes a parent of every group of this source; empty for none. */
  syncParentGroup: z.string().trim().default(''),
  lookupGroupsFromUser: z.boolean().default(false),
  syncGroupHierarchy: z.boolean().default(false),
  deleteNotFoundObjects: z.boolean().default(false),
  syncOutgoingTriggerMode: z.enum(outgoingTriggerModes).default('deferred_end'),
  outgoingTargets: outgoingTargetsField.default([]),
  userMatchingMode: z.enum(userMatchingModes).default('identifier'),
  groupMatchingMode: z.enum(groupMatchingModes).default('identifier'),
  userPathTemplate: userPathField.default('sources/%(slug)s'),
  userPropertyMappings: z.array(z.string()).default([]),
  groupPropertyMappings: z.array(z.string()).default([]),

  schedule: z
    .strictObject({
      sync: cronField.default(''),
      connectivity: cronField.default(''),
      paused: z.boolean().default(false),
    })
    .prefault({}),
  deletionAction: z.enum(deletionActions).default('delete'),
  deletionGraceRuns: z.number().int().min(1).max(1000).default(1),
  limits: z
    .strictObject({
      percent: z.number().min(0).max(100).default(10),
      count: z.number().int().min(0).default(50),
    })
    .prefault({}),
})
export type LdapSource = z.infer<typeof LdapSource>

export const groupUniquenessField = (source: LdapSource): string =>
  source.groupObjectUniquenessField === '' ? source.objectUniquenessField : source.groupObjectUniquenessField

/** The attribute by which entries of this kind are known from run to run. */
export const uniquenessField = (source: LdapSource, kind: 'user' | 'group'): string =>
  kind === 'user' ? source.objectUniquenessField : groupUniquenessField(source)

/** The filter that decides which entries are users, or groups. */
export const objectFilter = (source: LdapSource, kind: 'user' | 'group'): string =>
  kind === 'user' ? source.userObjectFilter : source.groupObjectFilter

/** Search base of users or groups: `<additional>,<base>`, or the base alone (reference section 1.2). */
export const searchBase = (source: LdapSource, kind: 'user' | 'group'): string => {
  const additional = kind === 'user' ? source.additionalUserDn : source.additionalGroupDn
  return additional === '' ? source.baseDn : `${additional},${source.baseDn}`
}
