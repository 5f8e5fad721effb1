import type { DetectedSource, FieldProblem } from '../../../src-shared/contract/source-calls.ts'
import { fieldOfPath, isFieldId, sourceFields, type FieldId, type ShownId } from './source-fields.ts'
import type { SourceEdit, SourceValues } from './source-values.ts'

export const steps = ['address', 'proposal', 'credentials', 'check', 'preview'] as const
export type Step = (typeof steps)[number]

/** What each step asks for; the rest has a default or is proposed. */
const fieldsOfStep: Readonly<Record<Step, readonly ShownId[]>> = {
  address: ['serverUri', 'startTls', 'tlsVerification', 'peerCertificate'],
  proposal: [
    'name',
    'slug',
    'baseDn',
    'additionalUserDn',
    'userObjectFilter',
    'additionalGroupDn',
    'groupObjectFilter',
    'groupMembershipField',
    'userMembershipAttribute',
    'lookupGroupsFromUser',
    'objectUniquenessField',
    'userPropertyMappings',
    'groupPropertyMappings',
    'pageSize',
  ],
  credentials: ['serviceBindMethod', 'bindCn', 'bindPassword', 'clientCertificate', 'clientKey'],
  check: [],
  preview: [],
}

export const problemsOfStep = (step: Step, problems: readonly FieldProblem[]): readonly FieldProblem[] =>
  problems.filter(({ path }) => {
    const id = fieldOfPath(path)
    return id !== undefined && fieldsOfStep[step].includes(id)
  })

/** The first step that holds a problem; a field of no step is for the full editor. */
export const stepOfProblem = (problem: FieldProblem): Step | undefined =>
  steps.find((step) => problemsOfStep(step, [problem]).length > 0)

export const nextStep = (step: Step): Step => steps[steps.indexOf(step) + 1] ?? 'preview'
export const previousStep = (step: Step): Step => steps[steps.indexOf(step) - 1] ?? 'address'

export interface Proposal {
  readonly field: FieldId
  readonly value: unknown
  readonly reason: string
}

/** What detection found out, as the proposal step shows it. */
export interface Found {
  readonly vendor: string
  readonly version: string
  readonly advice: readonly string[]
  readonly proposals: readonly Proposal[]
}

/** The proposals that this editor has a field for, in the order in which the step shows them. */
export const proposalsOf = (detected: DetectedSource): readonly Proposal[] => {
  const order = fieldsOfStep.proposal
  const place = (id: FieldId): number => (order.includes(id) ? order.indexOf(id) : order.length)
  return detected.fields
    .flatMap(({ field, value, reason }) => (isFieldId(field) ? [{ field, value, reason }] : []))
    .toSorted((a, b) => place(a.field) - place(b.field))
}

/** Takes the proposals over. A value of another kind than the field's is left out rather than trusted. */
export const applyProposals = (values: SourceValues, proposals: readonly Proposal[]): SourceValues => {
  const fitting = proposals.filter(({ field, value }) => isSameKind(field, values[field], value))
  return { ...values, ...Object.fromEntries(fitting.map(({ field, value }) => [field, value])) }
}

const isSameKind = (field: FieldId, current: unknown, proposed: unknown): boolean => {
  if (Array.isArray(current))
    return Array.isArray(proposed) && proposed.every((part) => typeof part === 'string')
  // An emptied number is '' and still takes a number.
  if (isNumberField(field)) return typeof proposed === 'number'
  return typeof current === typeof proposed
}

const isNumberField = (field: FieldId): boolean =>
  sourceFields.some(({ id, control }) => id === field && control.kind === 'number')

/** A name and a slug from the first address, for a person who has given none. */
export const namedAfterServer = (values: SourceValues, vendor: string): SourceValues => {
  const host = hostOf(values.serverUri[0] ?? '')
  const slug = host.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  const label = vendor === '' || vendor === 'N/A' ? 'LDAP' : vendor
  return {
    ...values,
    name: values.name === '' ? `${label} (${host})` : values.name,
    slug: values.slug === '' ? slug.replaceAll(/^-+|-+$/g, '') || 'directory' : values.slug,
  }
}

const hostOf = (uri: string): string => uri.replace(/^[a-z]+:\/\//i, '').replace(/(?::\d+)?\/?$/, '')

/** Whether anything was entered that would be lost. */
export const isStarted = (edit: SourceEdit): boolean =>
  edit.values.serverUri.some((uri) => uri.trim() !== '') || edit.values.name !== ''
