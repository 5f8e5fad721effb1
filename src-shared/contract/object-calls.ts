import { z } from 'zod'
import { ConnectedEntry, ConnectedObject } from '../domain/connected-object.ts'
import { exportFormats } from '../domain/export.ts'
import { call } from './call.ts'
import { Page } from './sync-calls.ts'

const Id = z.number().int()
export const ObjectStates = z.enum(['present', 'suspect', 'deleted'])
const ObjectSource = z.strictObject({
  slug: z.string(),
  identifier: z.string(),
  dn: z.string(),
  state: ObjectStates,
  missingReason: z.string().nullable(),
  lastUpdated: z.string(),
})

/** The attributes that a list was asked for, each as one text; those that are not there are left out. */
const AttributeTexts = z.record(z.string(), z.string())

export const PersonRow = z.strictObject({
  id: Id,
  username: z.string(),
  name: z.string(),
  email: z.string(),
  path: z.string(),
  isActive: z.boolean(),
  state: ObjectStates,
  sources: z.array(z.string()),
  updatedAt: z.string(),
  attributes: AttributeTexts,
})
export type PersonRow = z.infer<typeof PersonRow>

export const GroupRow = z.strictObject({
  id: Id,
  name: z.string(),
  state: ObjectStates,
  members: z.number().int(),
  sources: z.array(z.string()),
  updatedAt: z.string(),
  attributes: AttributeTexts,
})
export type GroupRow = z.infer<typeof GroupRow>

/** One attribute of the entry as read, beside what mappings made of it. */
export const RawAttribute = z.strictObject({
  name: z.string(),
  values: z.array(z.string()),
  isBinary: z.boolean(),
})
const RawEntryOfSource = z.strictObject({
  slug: z.string(),
  dn: z.string(),
  attributes: z.array(RawAttribute),
  provided: z.array(z.string()),
})

/** A group someone is in: directly, or through the path of groups named. */
export const MembershipView = z.strictObject({
  id: Id,
  name: z.string(),
  isDirect: z.boolean(),
  path: z.array(z.string()),
})

export const HistoryEntry = z.strictObject({
  runId: Id,
  at: z.string(),
  source: z.string(),
  change: z.string(),
  reason: z.string().nullable(),
  fields: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
})

export const PersonDetail = z.strictObject({
  ...PersonRow.shape,
  sources: z.array(ObjectSource),
  isActiveReason: z.string(),
  createdAt: z.string(),
  attributes: z.record(z.string(), z.unknown()),
  raw: z.array(RawEntryOfSource),
  groups: z.array(MembershipView),
})
export type PersonDetail = z.infer<typeof PersonDetail>

export const GroupDetail = z.strictObject({
  id: Id,
  name: z.string(),
  state: ObjectStates,
  createdAt: z.string(),
  updatedAt: z.string(),
  sources: z.array(ObjectSource),
  attributes: z.record(z.string(), z.unknown()),
  raw: z.array(RawEntryOfSource),
  parents: z.array(z.strictObject({ id: Id, name: z.string() })),
  children: z.array(z.strictObject({ id: Id, name: z.string() })),
  directMembers: z.number().int(),
  effectiveMembers: z.number().int(),
  unresolvedMembers: z.array(z.string()),
})
export type GroupDetail = z.infer<typeof GroupDetail>

const listFilter = {
  search: z.string().default(''),
  source: z.string().nullable().default(null),
  /** `all` are those who are there and those who are missing; who is deleted is asked for by name. */
  state: z.enum(['all', 'present', 'suspect', 'deleted']).default('all'),
  changedSince: z.string().nullable().default(null),
  descending: z.boolean().default(false),
}
const PeopleFilter = z.strictObject({
  ...listFilter,
  active: z.boolean().nullable().default(null),
  sort: z.enum(['username', 'name', 'email', 'path', 'updatedAt']).default('username'),
})
const GroupsFilter = z.strictObject({
  ...listFilter,
  sort: z.enum(['name', 'members', 'updatedAt']).default('name'),
})

/** More columns than fit on any screen. */
const mostAttributes = 50
const Attributes = { attributes: z.array(z.string()).max(mostAttributes).default([]) }

const exportShape = {
  format: z.enum(exportFormats),
  /** Of a CSV table; null for all that are usual. */
  columns: z.array(z.string()).min(1).nullable(),
}
/** What a list shows, in its order, or the memberships of what it shows. */
export const ListExport = z.discriminatedUnion('list', [
  z.strictObject({
    list: z.literal('people'),
    filter: PeopleFilter,
    what: z.enum(['users', 'memberships']),
    ...exportShape,
  }),
  z.strictObject({
    list: z.literal('groups'),
    filter: GroupsFilter,
    what: z.enum(['groups', 'memberships']),
    ...exportShape,
  }),
])
export type ListExport = z.output<typeof ListExport>

export const objectCalls = {
  'people.list': call(
    PeopleFilter.extend({ ...Page, ...Attributes }),
    z.strictObject({ total: z.number().int(), items: z.array(PersonRow) }),
  ),
  'people.get': call(Id, PersonDetail),
  'people.history': call(Id, z.array(HistoryEntry)),
  'groups.list': call(
    GroupsFilter.extend({ ...Page, ...Attributes }),
    z.strictObject({ total: z.number().int(), items: z.array(GroupRow) }),
  ),
  'groups.get': call(Id, GroupDetail),
  'groups.members': call(
    z.strictObject({ id: Id, effective: z.boolean(), search: z.string().default(''), ...Page }),
    z.strictObject({
      total: z.number().int(),
      items: z.array(
        z.strictObject({
          id: Id,
          username: z.string(),
          name: z.string(),
          isDirect: z.boolean(),
          path: z.array(z.string()),
        }),
      ),
    }),
  ),
  'groups.history': call(Id, z.array(HistoryEntry)),
  /** Says that an entry of a source is somebody who is there already; the next run of the source ties the two. */
  'objects.connect': call(ConnectedObject, ConnectedObject),
  /** Whom an entry was said to be, as long as no run has tied the two; else null. */
  'objects.chosen': call(ConnectedEntry, ConnectedObject.nullable()),
  /** Takes back what `objects.connect` said; refused once a run has tied the two. */
  'objects.undoConnect': call(ConnectedObject, ConnectedObject),
  /** People and groups at once, for the search field and the command palette. */
  'objects.search': call(
    z.strictObject({ text: z.string(), limit: z.number().int().min(1).max(50) }),
    z.array(z.strictObject({ kind: z.enum(['user', 'group']), id: Id, label: z.string(), hint: z.string() })),
  ),
  /** The attributes that anybody, or any group, has. */
  'objects.attributeNames': call(z.enum(['user', 'group']), z.array(z.string())),
  /** Writes what a list shows to a file that the person chooses; `path` is null when they chose none. */
  'objects.export': call(ListExport, z.strictObject({ path: z.string().nullable(), rows: z.number().int() })),
}
