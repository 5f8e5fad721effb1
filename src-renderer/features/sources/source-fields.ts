import type { SecretPlaces } from '../../../src-shared/contract/source-calls.ts'
import {
  deletionActions,
  groupMatchingModes,
  outgoingTriggerModes,
  tlsVerifications,
  userMatchingModes,
} from '../../../src-shared/domain/ldap-source.ts'
import type { SourceValues } from './source-values.ts'

// The editor as data: every field of a source, its section and its control, in the order in which they are shown.

export const sections = [
  'connection',
  'tls',
  'bind',
  'search',
  'users',
  'groups',
  'mappings',
  'deletion',
  'schedule',
  'password',
] as const
export type Section = (typeof sections)[number]

export const secretNames = ['bindPassword', 'clientKey', 'webhookSecret'] as const
export type SecretName = (typeof secretNames)[number]

export const isSecretName = (id: string): id is SecretName => secretNames.some((name) => name === id)

export type Control =
  | { readonly kind: 'text'; readonly placeholder?: string; readonly isCode?: boolean }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly unit?: NumberUnit }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'servers' }
  | { readonly kind: 'targets' }
  | { readonly kind: 'certificate' }
  | { readonly kind: 'secret'; readonly secret: SecretName }
  | { readonly kind: 'dn'; readonly isBelowBase: boolean }
  | { readonly kind: 'filter'; readonly object: 'user' | 'group' }
  | { readonly kind: 'mappings'; readonly object: 'user' | 'group' }
  | { readonly kind: 'cron'; readonly task: 'sync' | 'connectivity' }
export type NumberUnit = 'seconds' | 'percent' | 'objects' | 'entries' | 'runs'

interface FieldShape {
  readonly id: string
  readonly section: Section
  readonly control: Control
  /** Left out where it has no meaning; shown whenever it has a problem. */
  readonly isShown?: (values: SourceValues, places: SecretPlaces | undefined) => boolean
}

const toggle = { kind: 'toggle' } as const
const code = (placeholder: string) => ({ kind: 'text', isCode: true, placeholder }) as const
const seconds = (max: number) => ({ kind: 'number', min: 1, max, unit: 'seconds' }) as const

const isSimpleBind = (values: SourceValues): boolean => values.serviceBindMethod === 'simple'
const hasClientCertificate = (values: SourceValues): boolean =>
  values.serviceBindMethod === 'sasl_external' || values.clientCertificate !== ''
const syncsUsers = (values: SourceValues): boolean => values.syncUsers
const syncsGroups = (values: SourceValues): boolean => values.syncGroups
const deletes = (values: SourceValues): boolean => values.deleteNotFoundObjects

const fields = [
  { id: 'name', section: 'connection', control: { kind: 'text', placeholder: 'Head office' } },
  { id: 'slug', section: 'connection', control: code('head-office') },
  { id: 'enabled', section: 'connection', control: toggle },
  { id: 'serverUri', section: 'connection', control: { kind: 'servers' } },
  {
    id: 'poolStrategy',
    section: 'connection',
    control: { kind: 'choice', options: ['random', 'ordered'] },
    isShown: (values: SourceValues) => values.serverUri.length > 1,
  },
  { id: 'connectTimeoutSeconds', section: 'connection', control: seconds(600) },
  { id: 'receiveTimeoutSeconds', section: 'connection', control: seconds(3600) },

  { id: 'startTls', section: 'tls', control: toggle },
  { id: 'tlsVerification', section: 'tls', control: { kind: 'choice', options: tlsVerifications } },
  {
    id: 'peerCertificate',
    section: 'tls',
    control: { kind: 'certificate' },
    isShown: (values: SourceValues) =>
      values.tlsVerification === 'custom-ca' || values.peerCertificate !== '',
  },
  { id: 'sni', section: 'tls', control: toggle },
  { id: 'clientCertificate', section: 'tls', control: { kind: 'certificate' } },
  {
    id: 'clientKey',
    section: 'tls',
    control: { kind: 'secret', secret: 'clientKey' },
    isShown: hasClientCertificate,
  },
  { id: 'tlsCiphers', section: 'tls', control: code('ECDHE+AESGCM') },
  { id: 'allowClearText', section: 'tls', control: toggle },

  {
    id: 'serviceBindMethod',
    section: 'bind',
    control: { kind: 'choice', options: ['simple', 'sasl_external'] },
  },
  {
    id: 'bindCn',
    section: 'bind',
    control: code('cn=reader,ou=services,dc=example,dc=com'),
    isShown: isSimpleBind,
  },
  {
    id: 'bindPassword',
    section: 'bind',
    control: { kind: 'secret', secret: 'bindPassword' },
    isShown: isSimpleBind,
  },

  { id: 'baseDn', section: 'search', control: { kind: 'dn', isBelowBase: false } },
  { id: 'objectUniquenessField', section: 'search', control: code('entryUUID') },
  {
    id: 'pageSize',
    section: 'search',
    control: { kind: 'number', min: 1, max: 10_000, unit: 'entries' },
  },

  { id: 'syncUsers', section: 'users', control: toggle },
  {
    id: 'additionalUserDn',
    section: 'users',
    control: { kind: 'dn', isBelowBase: true },
    isShown: syncsUsers,
  },
  {
    id: 'userObjectFilter',
    section: 'users',
    control: { kind: 'filter', object: 'user' },
    isShown: syncsUsers,
  },
  {
    id: 'userMatchingMode',
    section: 'users',
    control: { kind: 'choice', options: userMatchingModes },
    isShown: syncsUsers,
  },
  { id: 'userPathTemplate', section: 'users', control: code('sources/%(slug)s'), isShown: syncsUsers },

  { id: 'syncGroups', section: 'groups', control: toggle },
  {
    id: 'additionalGroupDn',
    section: 'groups',
    control: { kind: 'dn', isBelowBase: true },
    isShown: syncsGroups,
  },
  {
    id: 'groupObjectFilter',
    section: 'groups',
    control: { kind: 'filter', object: 'group' },
    isShown: syncsGroups,
  },
  {
    id: 'groupMatchingMode',
    section: 'groups',
    control: { kind: 'choice', options: groupMatchingModes },
    isShown: syncsGroups,
  },
  {
    id: 'groupObjectUniquenessField',
    section: 'groups',
    control: code('entryUUID'),
    isShown: syncsGroups,
  },
  { id: 'lookupGroupsFromUser', section: 'groups', control: toggle, isShown: syncsGroups },
  { id: 'groupMembershipField', section: 'groups', control: code('member'), isShown: syncsGroups },
  {
    id: 'userMembershipAttribute',
    section: 'groups',
    control: code('distinguishedName'),
    isShown: syncsGroups,
  },
  { id: 'syncGroupHierarchy', section: 'groups', control: toggle, isShown: syncsGroups },
  { id: 'syncParentGroup', section: 'groups', control: { kind: 'text' }, isShown: syncsGroups },

  { id: 'userPropertyMappings', section: 'mappings', control: { kind: 'mappings', object: 'user' } },
  { id: 'groupPropertyMappings', section: 'mappings', control: { kind: 'mappings', object: 'group' } },

  { id: 'deleteNotFoundObjects', section: 'deletion', control: toggle },
  {
    id: 'deletionAction',
    section: 'deletion',
    control: { kind: 'choice', options: deletionActions },
    isShown: deletes,
  },
  {
    id: 'deletionGraceRuns',
    section: 'deletion',
    control: { kind: 'number', min: 1, max: 1000, unit: 'runs' },
    isShown: deletes,
  },
  {
    id: 'limits.percent',
    section: 'deletion',
    control: { kind: 'number', min: 0, max: 100, unit: 'percent' },
  },
  {
    id: 'limits.count',
    section: 'deletion',
    control: { kind: 'number', min: 0, max: 1_000_000, unit: 'objects' },
  },

  { id: 'schedule.sync', section: 'schedule', control: { kind: 'cron', task: 'sync' } },
  { id: 'schedule.connectivity', section: 'schedule', control: { kind: 'cron', task: 'connectivity' } },
  { id: 'schedule.paused', section: 'schedule', control: toggle },
  {
    id: 'syncOutgoingTriggerMode',
    section: 'schedule',
    control: { kind: 'choice', options: outgoingTriggerModes },
  },
  { id: 'outgoingTargets', section: 'schedule', control: { kind: 'targets' } },
  {
    id: 'webhookSecret',
    section: 'schedule',
    control: { kind: 'secret', secret: 'webhookSecret' },
    // Also where the last webhook is gone and its secret is not.
    isShown: (values: SourceValues, places: SecretPlaces | undefined) =>
      values.outgoingTargets.some(({ kind }) => kind === 'webhook') ||
      (places !== undefined && places.webhookSecret !== 'none'),
  },

  { id: 'passwordLoginUpdateInternalPassword', section: 'password', control: toggle },
  { id: 'syncUsersPassword', section: 'password', control: toggle },
] as const satisfies readonly FieldShape[]

/** Everything that can be edited, secrets too. */
export type ShownId = (typeof fields)[number]['id']
/** The fields that are part of the source; secrets are not. */
export type FieldId = Exclude<ShownId, SecretName>

export interface FieldSpec extends FieldShape {
  readonly id: ShownId
}
export const sourceFields: readonly FieldSpec[] = fields

export const isFieldId = (text: string): text is FieldId =>
  sourceFields.some(({ id, control }) => id === text && control.kind !== 'secret')

/** The field a problem's path points at: `serverUri` for `serverUri[1]`; undefined for the whole source. */
export const fieldOfPath = (path: string): ShownId | undefined => {
  const plain = path.replace(/\[.*$/, '')
  return sourceFields.find(({ id }) => id === plain || id === path || plain.startsWith(`${id}.`))?.id
}

export const sectionOfPath = (path: string): Section => {
  const id = fieldOfPath(path)
  return sourceFields.find((field) => field.id === id)?.section ?? 'connection'
}
