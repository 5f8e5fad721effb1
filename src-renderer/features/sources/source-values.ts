import { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import { addressOf } from '../../../src-shared/domain/outgoing-target.ts'
import type { SecretDraft, SourceDraft } from '../../../src-shared/contract/source-calls.ts'
import { secretNames, type FieldId, type SecretName } from './source-fields.ts'

type FlatSource = Omit<LdapSource, 'schedule' | 'limits' | 'syncUsersPassword'> & {
  readonly syncUsersPassword: boolean
  readonly 'schedule.sync': string
  readonly 'schedule.connectivity': string
  readonly 'schedule.paused': boolean
  readonly 'limits.percent': number
  readonly 'limits.count': number
}

/** A source as typed: flat, and a number may be empty while it is being written. */
export type SourceValues = {
  readonly [Field in keyof FlatSource]: FlatSource[Field] extends number ? number | '' : FlatSource[Field]
}

export type SecretDrafts = { readonly [Name in SecretName]: SecretDraft }

export interface SourceEdit extends SecretDrafts {
  readonly values: SourceValues
}

const kept = { kind: 'keep' } as const

const keptSecrets: SecretDrafts = { bindPassword: kept, clientKey: kept, webhookSecret: kept }

/** Nothing of it touched yet. */
export const untouched = (values: SourceValues): SourceEdit => ({ values, ...keptSecrets })

export const editOf = (source: LdapSource): SourceEdit => untouched(flatten(source))

/** A new source before anything is typed. Only the first one writes passwords back (rollcall-rules section 1). */
export const blankEdit = ({ isFirst }: { readonly isFirst: boolean }): SourceEdit => {
  const defaults = LdapSource.parse({
    name: 'x',
    slug: 'x',
    serverUri: ['ldaps://x'],
    baseDn: 'dc=x',
    syncUsersPassword: isFirst,
  })
  return editOf({ ...defaults, name: '', slug: '', serverUri: [], baseDn: '' })
}

const flatten = ({ schedule, limits, ...source }: LdapSource): SourceValues => ({
  ...source,
  syncUsersPassword: source.syncUsersPassword ?? false,
  'schedule.sync': schedule.sync,
  'schedule.connectivity': schedule.connectivity,
  'schedule.paused': schedule.paused,
  'limits.percent': limits.percent,
  'limits.count': limits.count,
})

/** The source as the contract takes it: nested again, servers and targets that are still empty left out. */
export const sourceOf = (values: SourceValues): Record<string, unknown> => {
  const source: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(values)) {
    const [outer = field, inner] = field.split('.')
    if (inner === undefined) source[field] = value
    else source[outer] = { ...asRecord(source[outer]), [inner]: value }
  }
  source['serverUri'] = values.serverUri.filter((uri) => uri.trim() !== '')
  source['outgoingTargets'] = values.outgoingTargets.filter((target) => addressOf(target).trim() !== '')
  return source
}

const asRecord = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})

export const draftOf = (edit: SourceEdit, editing: string | null): SourceDraft => ({
  editing,
  source: sourceOf(edit.values),
  bindPassword: asSent(edit.bindPassword),
  clientKey: asSent(edit.clientKey),
  webhookSecret: asSent(edit.webhookSecret),
})

/** A field that was opened and left empty changes nothing. */
const asSent = (secret: SecretDraft): SecretDraft =>
  secret.kind === 'set' && secret.value === '' ? kept : secret

/** The same draft without what was typed as a secret: whether there is one is all a check of the fields needs. */
export const withoutSecrets = (draft: SourceDraft): SourceDraft => ({
  ...draft,
  bindPassword: masked(draft.bindPassword),
  clientKey: masked(draft.clientKey),
  webhookSecret: masked(draft.webhookSecret),
})

const masked = (secret: SecretDraft): SecretDraft =>
  secret.kind === 'set' ? { kind: 'set', value: '*' } : secret

/** What differs from the saved state, in the order of the fields; secrets count once they are set or cleared. */
export const changedFields = (before: SourceEdit, after: SourceEdit): readonly (FieldId | SecretName)[] => {
  // The keys of the values are the field ids by the type of SourceValues.
  const ids = Object.keys(before.values) as FieldId[]
  return [
    ...ids.filter((id) => JSON.stringify(before.values[id]) !== JSON.stringify(after.values[id])),
    ...secretNames.filter((name) => asSent(after[name]).kind !== 'keep'),
  ]
}
