import { z } from 'zod'
import { LdapSource } from '../domain/ldap-source.ts'
import { call } from './call.ts'

export const Slug = z.string().min(1)
const IsoTime = z.string()

/** Secrets go one way: a saved one never comes back to the page. */
export const SecretDraft = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keep') }),
  z.strictObject({ kind: z.literal('clear') }),
  z.strictObject({ kind: z.literal('set'), value: z.string().min(1) }),
])
export type SecretDraft = z.infer<typeof SecretDraft>

/** A source as edited: the fields as typed (checked by the handler, which names every problem) and its secrets. */
export const SourceDraft = z.strictObject({
  /** Slug of the saved source being edited; null for a new one. */
  editing: Slug.nullable(),
  source: z.record(z.string(), z.unknown()),
  bindPassword: SecretDraft,
  clientKey: SecretDraft,
  webhookSecret: SecretDraft,
})
export type SourceDraft = z.infer<typeof SourceDraft>

export const FieldProblem = z.strictObject({ path: z.string(), message: z.string() })
export type FieldProblem = z.infer<typeof FieldProblem>

export const secretPlaces = ['environment', 'keychain', 'memory', 'none'] as const
export const SecretPlaces = z.strictObject({
  bindPassword: z.enum(secretPlaces),
  clientKey: z.enum(secretPlaces),
  webhookSecret: z.enum(secretPlaces),
})
export type SecretPlaces = z.infer<typeof SecretPlaces>

export const sourceStates = [
  'ok',
  'running',
  'held',
  'failing',
  'stale',
  'paused',
  'new',
  'disabled',
] as const

/** One card of the overview, and one row of the list of sources. */
export const SourceSummary = z.strictObject({
  slug: Slug,
  name: z.string(),
  enabled: z.boolean(),
  serverUri: z.array(z.string()),
  baseDn: z.string(),
  tlsVerification: z.enum(['system', 'custom-ca', 'none']),
  state: z.enum(sourceStates),
  /** Why it is in this state, as a sentence; empty for `ok`. */
  stateReason: z.string(),
  stateSince: IsoTime.nullable(),
  runningRunId: z.number().int().nullable(),
  heldRunId: z.number().int().nullable(),
  lastRunId: z.number().int().nullable(),
  lastGoodSyncAt: IsoTime.nullable(),
  nextSyncAt: IsoTime.nullable(),
  pausedUntil: IsoTime.nullable(),
  users: z.number().int(),
  groups: z.number().int(),
  memberships: z.number().int(),
  /** Present now minus present a day ago. */
  usersChange: z.number().int(),
  groupsChange: z.number().int(),
  /** Newest last, at most 30: for the chart. */
  recentRuns: z.array(
    z.strictObject({
      id: z.number().int(),
      startedAt: IsoTime,
      milliseconds: z.number(),
      status: z.string(),
      changes: z.number().int(),
    }),
  ),
  /** What it passes on: to how many targets, and the deliveries that wait or were given up. */
  outgoing: z.strictObject({ targets: z.number().int(), pending: z.number().int(), dead: z.number().int() }),
  /** Things that will break soon: a certificate that ends, a password that expires. */
  warnings: z.array(z.strictObject({ code: z.string(), message: z.string() })),
})
export type SourceSummary = z.infer<typeof SourceSummary>
/** The same without how much it has, which takes a moment to count: all that tray and notifications need. */
export type SourceStanding = Omit<SourceSummary, 'users' | 'groups' | 'memberships'>

export const CheckStep = z.strictObject({
  step: z.enum(['name', 'tcp', 'tls', 'bind', 'base', 'search']),
  status: z.enum(['ok', 'failed', 'skipped']),
  milliseconds: z.number().nullable(),
  message: z.string(),
  remedy: z.string(),
})
export type CheckStep = z.infer<typeof CheckStep>

export const CertificateView = z.strictObject({
  subject: z.string(),
  issuer: z.string(),
  names: z.array(z.string()),
  validFrom: IsoTime,
  validTo: IsoTime,
  fingerprint256: z.string(),
  selfSigned: z.boolean(),
  pem: z.string(),
})
export type CertificateView = z.infer<typeof CertificateView>

export const ServerCheck = z.strictObject({
  uri: z.string(),
  /** `ok`, or what went wrong. */
  status: z.string(),
  vendor: z.string(),
  version: z.string(),
  milliseconds: z.number(),
  tls: z.record(z.string(), z.unknown()).nullable(),
  failedStep: z.string().nullable(),
  steps: z.array(CheckStep),
  /** As shown by the server, leaf first; also when it is not trusted, so that it can be looked at. */
  certificates: z.array(CertificateView),
})
export type ServerCheck = z.infer<typeof ServerCheck>
export const ConnectionReport = z.strictObject({
  checkedAt: IsoTime,
  servers: z.array(ServerCheck),
  pool: ServerCheck.nullable(),
})
export type ConnectionReport = z.infer<typeof ConnectionReport>

export const DetectedField = z.strictObject({ field: z.string(), value: z.unknown(), reason: z.string() })
export const DetectedSource = z.strictObject({
  vendor: z.string(),
  version: z.string(),
  /** Fields for the editor to take over, each with its reason. */
  fields: z.array(DetectedField),
  advice: z.array(z.string()),
})
export type DetectedSource = z.infer<typeof DetectedSource>

export const TreeNode = z.strictObject({
  dn: z.string(),
  rdn: z.string(),
  hasChildren: z.boolean(),
  objectClasses: z.array(z.string()),
})
export type TreeNode = z.infer<typeof TreeNode>

export const SavedSource = z.strictObject({
  source: LdapSource,
  secrets: SecretPlaces,
  revision: z.number().int(),
  updatedAt: IsoTime,
})
export type SavedSource = z.infer<typeof SavedSource>

export const sourceCalls = {
  'sources.list': call(z.void(), z.array(SourceSummary)),
  'sources.get': call(Slug, SavedSource),
  /** Every problem of a draft with its path; empty when it may be saved. `warnings` do not stop it. */
  'sources.validate': call(
    SourceDraft,
    z.strictObject({ problems: z.array(FieldProblem), warnings: z.array(FieldProblem) }),
  ),
  'sources.save': call(
    SourceDraft,
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('saved'), slug: Slug, revision: z.number().int() }),
      z.strictObject({ kind: z.literal('refused'), problems: z.array(FieldProblem) }),
    ]),
  ),
  'sources.remove': call(z.strictObject({ slug: Slug, keepObjects: z.boolean() }), z.void()),
  'sources.revisions': call(
    Slug,
    z.array(
      z.strictObject({
        revision: z.number().int(),
        savedAt: IsoTime,
        changed: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
      }),
    ),
  ),
  'sources.detect': call(SourceDraft, DetectedSource),
  'sources.check': call(SourceDraft, ConnectionReport),
  'sources.countMatches': call(
    z.strictObject({ draft: SourceDraft, object: z.enum(['user', 'group']) }),
    z.strictObject({
      count: z.number().int(),
      isExact: z.boolean(),
      samples: z.array(z.strictObject({ dn: z.string(), label: z.string() })),
    }),
  ),
  'sources.browse': call(
    z.strictObject({ draft: SourceDraft, dn: z.string().nullable() }),
    z.array(TreeNode),
  ),
  /** What pasted or loaded PEM text holds, in its order; `input.invalid` when it is no certificate. */
  'sources.readCertificates': call(z.strictObject({ pem: z.string().min(1) }), z.array(CertificateView)),
  /** The next times of a cron text; the default's for an empty one, none for one that is wrong. */
  'sources.nextRuns': call(
    z.strictObject({ slug: Slug.nullable(), task: z.enum(['sync', 'connectivity']), cron: z.string() }),
    z.strictObject({ cron: z.string(), times: z.array(IsoTime) }),
  ),
  /** Null: until resumed by `sources.resume`. */
  'sources.pause': call(z.strictObject({ slug: Slug.nullable(), until: IsoTime.nullable() }), z.void()),
  'sources.resume': call(z.strictObject({ slug: Slug.nullable() }), z.void()),
  /** The last stored connectivity report of every source. */
  'sources.connectivity': call(
    z.void(),
    z.array(z.strictObject({ slug: Slug, report: ConnectionReport.nullable() })),
  ),
  'sources.checkSaved': call(Slug, ConnectionReport),
}
