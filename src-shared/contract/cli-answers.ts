// What the command line prints with --json, as schemas. Keys here must be there; more may be added, so objects are loose
// where a reader has to live with that. The contract test runs every command as a child process and holds it to these.
import { z } from 'zod'
import { ConnectedObject } from '../domain/connected-object.ts'
import { OutgoingDelivery, RetriedDeliveries } from '../domain/outgoing-delivery.ts'
import { RunItem, SyncRun, runStatuses } from '../domain/sync-run.ts'
import { signInRefusals } from '../domain/sign-in.ts'
import { errorCodes, type ErrorCode } from '../errors/error-codes.ts'

const Count = z.number().int().nonnegative()
const IsoTime = z.iso.datetime()

const isErrorCode = (code: string): code is ErrorCode => code in errorCodes

const Failure = z.looseObject({
  code: z.string().refine(isErrorCode, 'not a code of the closed list'),
  message: z.string().min(1),
  details: z.record(z.string(), z.unknown()),
})

/** Every command, whenever it could not do its work. */
export const ErrorAnswer = z.strictObject({ error: Failure })

const ObjectState = z.enum(['present', 'suspect', 'deleted'])

const ObjectSource = z.looseObject({
  slug: z.string(),
  identifier: z.string(),
  dn: z.string(),
  state: ObjectState,
})

export const UserAnswer = z.looseObject({
  id: z.number().int(),
  username: z.string(),
  name: z.string(),
  email: z.string(),
  path: z.string(),
  isActive: z.boolean(),
  attributes: z.looseObject({ distinguishedName: z.string().optional() }),
  sources: z.array(ObjectSource),
  groups: z.array(z.string()),
  effectiveGroups: z.array(z.string()),
})

export const GroupAnswer = z.looseObject({
  id: z.number().int(),
  name: z.string(),
  attributes: z.record(z.string(), z.unknown()),
  sources: z.array(ObjectSource),
  parents: z.array(z.string()),
  members: z.array(z.string()),
  effectiveMembers: z.array(z.string()),
})

const page = <Row extends z.ZodType>(row: Row) => z.looseObject({ total: Count, items: z.array(row) })

export const UsersAnswer = page(UserAnswer)
export const GroupsAnswer = page(GroupAnswer)
export const RunsAnswer = page(z.looseObject(SyncRun.shape))

/** `run show`, `run approve` and `run reject`. */
export const RunAnswer = z.looseObject({ ...SyncRun.shape, items: z.array(RunItem) })
export const DecidedRunAnswer = z.looseObject(SyncRun.shape)

/**
 * One element a source, a dry run with its plan; a source whose run could not even start says why (only when several
 * were asked for).
 */
export const SyncAnswer = z.array(
  z.union([
    z.looseObject({ ...SyncRun.shape, items: z.array(RunItem).optional() }),
    z.looseObject({ source: z.string(), error: Failure }),
  ]),
)

/** `outgoing`; `outgoing retry` prints one. */
export const DeliveryAnswer = z.looseObject(OutgoingDelivery.shape)
export const DeliveriesAnswer = page(DeliveryAnswer)
/** `outgoing retry --dead`. */
export const RetriedDeliveriesAnswer = z.looseObject(RetriedDeliveries.shape)

/** `user connect` and `group connect`. */
export const ConnectedAnswer = z.looseObject(ConnectedObject.shape)

const ServerAnswer = z.looseObject({
  status: z.string().min(1),
  vendor: z.string().min(1),
  version: z.string().min(1),
  milliseconds: z.number().nonnegative(),
  tls: z.looseObject({ protocol: z.string(), verified: z.boolean() }).nullable(),
  failedStep: z.string().nullable(),
})

export const CheckAnswer = z.looseObject({
  source: z.string(),
  servers: z.intersection(z.object({ __all__: ServerAnswer }), z.record(z.string(), ServerAnswer)),
})
/** `check` of several sources, and of `--all`. */
export const ChecksAnswer = z.array(CheckAnswer)

const FieldChanges = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]))

export const ApplyAnswer = z.looseObject({
  sources: z.array(
    z.looseObject({
      slug: z.string(),
      change: z.enum(['created', 'updated', 'unchanged']),
      fields: FieldChanges,
    }),
  ),
  propertyMappings: z.array(
    z.looseObject({
      name: z.string(),
      change: z.enum(['created', 'updated', 'unchanged']),
      fields: FieldChanges,
    }),
  ),
})

/** One source as `source show` prints it: its settings, never a secret. */
export const SourceAnswer = z.looseObject({
  name: z.string(),
  slug: z.string(),
  enabled: z.boolean(),
  serverUri: z.array(z.string()),
  baseDn: z.string(),
  schedule: z.looseObject({ sync: z.string(), connectivity: z.string(), paused: z.boolean() }),
})

export const SourcesAnswer = page(
  z.looseObject({
    slug: z.string(),
    name: z.string(),
    enabled: z.boolean(),
    serverUri: z.array(z.string()),
    baseDn: z.string(),
    users: Count,
    groups: Count,
    lastRun: z
      .looseObject({ id: z.number().int(), status: z.enum(runStatuses), startedAt: IsoTime })
      .nullable(),
  }),
)

const PropertyMappingAnswer = z.looseObject({
  name: z.string(),
  objectType: z.enum(['user', 'group', 'any']),
  expression: z.string(),
})

/** `source export`: what `source apply` reads. */
export const SourceDocumentAnswer = z.looseObject({
  sources: z.array(z.looseObject({ name: z.string(), slug: z.string() })),
  propertyMappings: z.array(PropertyMappingAnswer),
})

/** `source detect`: one source; without a base DN when the server does not name one. */
export const DetectAnswer = z.looseObject({
  name: z.string(),
  slug: z.string(),
  serverUri: z.union([z.string(), z.array(z.string())]),
  baseDn: z.string().optional(),
  userObjectFilter: z.string(),
  groupObjectFilter: z.string(),
  objectUniquenessField: z.string(),
  userPropertyMappings: z.array(z.string()),
  groupPropertyMappings: z.array(z.string()),
})

export const RemovedSourceAnswer = z.looseObject({
  slug: z.string(),
  removed: z.literal(true),
  keptObjects: z.boolean(),
  users: Count,
  groups: Count,
})

export const SecretPlaceAnswer = z.looseObject({
  source: z.string(),
  kind: z.enum(['bind-password', 'client-key', 'webhook-secret']),
  place: z.enum(['environment', 'keychain', 'memory', 'none']),
  variable: z.string(),
})
export const SecretStatusAnswer = page(SecretPlaceAnswer)

const MappingOutcome = z.discriminatedUnion('status', [
  z.looseObject({ status: z.literal('mapped'), properties: z.record(z.string(), z.unknown()) }),
  z.looseObject({ status: z.literal('skipped') }),
  z.looseObject({
    status: z.literal('failed'),
    problem: z.looseObject({ code: z.string(), mapping: z.string(), message: z.string() }),
  }),
])

const RawEntry = z.looseObject({
  dn: z.string(),
  attributes: z.record(z.string(), z.array(z.string())),
})
const MappedEntry = z.looseObject({ ...RawEntry.shape, mapped: MappingOutcome })

export const DebugAnswer = z.looseObject({
  users: z.array(MappedEntry),
  groups: z.array(MappedEntry),
  membership: z.array(z.looseObject({ ...RawEntry.shape, members: z.array(z.string()) })),
})

export const MappingsAnswer = page(
  z.looseObject({
    name: z.string(),
    objectType: z.enum(['user', 'group', 'any']),
    builtIn: z.boolean(),
    usedBy: z.array(z.string()),
  }),
)
export const MappingTestAnswer = z.looseObject({
  mapping: z.string(),
  source: z.string(),
  dn: z.string(),
  entry: z.enum(['live', 'stored']),
  whyStored: z.string().nullable(),
  objectType: z.enum(['user', 'group']),
  result: MappingOutcome,
})

/** `export ... --output FILE`. Without it the exported text itself is what is printed. */
export const ExportAnswer = z.looseObject({
  what: z.enum(['users', 'groups', 'memberships']),
  format: z.enum(['csv', 'json', 'ldif']),
  rows: Count,
  output: z.string(),
})
/** `export ... --json` without a file: the text inside the one document. */
export const ExportTextAnswer = z.looseObject({
  what: z.enum(['users', 'groups', 'memberships']),
  format: z.enum(['csv', 'json', 'ldif']),
  content: z.string(),
  rows: Count,
})

const TaskEvent = { at: IsoTime, source: z.string(), task: z.enum(['sync', 'connectivity']) }

/** One line of `serve --json`. */
export const ServeEvent = z.discriminatedUnion('event', [
  z.looseObject({ event: z.literal('serving'), at: IsoTime, sources: z.array(z.string()) }),
  z.looseObject({ event: z.literal('waiting'), ...TaskEvent, next: IsoTime, cron: z.string() }),
  z.looseObject({ event: z.literal('started'), ...TaskEvent, trigger: z.string() }),
  z.looseObject({
    event: z.literal('finished'),
    ...TaskEvent,
    status: z.string(),
    run: z.looseObject(SyncRun.shape).nullable(),
  }),
  z.looseObject({ event: z.literal('failed'), ...TaskEvent, error: Failure }),
  z.looseObject({ event: z.literal('skipped'), ...TaskEvent, reason: z.string() }),
  z.looseObject({ event: z.literal('problem'), at: IsoTime, error: Failure }),
  z.looseObject({ event: z.literal('stopped'), at: IsoTime }),
])

/** `auth`. `checkedAgainst` is null when nothing was compared: an empty password, too many attempts, no directory. */
export const AuthAnswer = z.looseObject({
  ok: z.boolean(),
  username: z.string(),
  source: z.string().nullable(),
  reason: z.string().min(1).nullable(),
  refusal: z.enum(signInRefusals).nullable(),
  checkedAgainst: z.enum(['directory', 'stored-hash']).nullable(),
  notices: z.array(z.string()),
  otherSources: z.array(z.string()),
  retryAt: IsoTime.nullable(),
})

/** `passwd`, when the password was changed. */
export const PasswdAnswer = z.looseObject({
  changed: z.literal(true),
  username: z.string(),
  source: z.string(),
  dn: z.string(),
  server: z.string(),
  method: z.enum(['unicode-pwd', 'password-modify', 'modify-user-password']),
  verified: z.boolean(),
  reason: z.string().nullable(),
  notices: z.array(z.string()),
})

export const DemoAnswer = z.looseObject({
  dataFolder: z.string(),
  source: z.string(),
  server: z.string(),
  check: CheckAnswer,
  runs: z.array(z.looseObject(SyncRun.shape)).min(1),
  next: z.array(z.string()).min(1),
})
