// What the engine knows of one user or group: as the directory wants it (Desired...) and as it is kept (Stored...).
// Users and groups share one shape, told apart by `kind`, so that every decision exists once.

export type ObjectKind = 'user' | 'group'
export type ObjectState = 'present' | 'suspect' | 'deleted'
export type AttributeMap = Readonly<Record<string, unknown>>

/** Field name to [old, new]; attributes appear as `attributes.<key>`, state as `state`. */
export type FieldChanges = Readonly<Record<string, readonly [unknown, unknown]>>

/** A row of users or groups: the database id, or a negative number for one this plan creates. */
export type ObjectRef = number

/** Columns that are compared and shown in history. A group has `name` alone. */
export type UserFields = {
  readonly username: string
  readonly name: string
  readonly email: string
  readonly path: string
  readonly isActive: boolean
}
export type GroupFields = { readonly name: string }

interface DesiredBase {
  readonly identifier: string
  readonly dn: string
  readonly dnKey: string
  /** What membership values are compared with when that is not the DN (userMembershipAttribute). */
  readonly memberKey: string | undefined
  /** SID text of a group, or of a user's primary group (Active Directory). */
  readonly sid: string | undefined
  readonly attributes: AttributeMap
  /** Keys this source gives: field names, and `attributes.<key>`. */
  readonly provided: readonly string[]
  /** The next instant at which a date in the entry changes what is decided. */
  readonly recheckAt: string | undefined
}

export interface DesiredUser extends DesiredBase {
  readonly kind: 'user'
  readonly fields: UserFields
  readonly isActiveReason: string
}

export interface DesiredGroup extends DesiredBase {
  readonly kind: 'group'
  readonly fields: GroupFields
  /** Name of a further parent group: syncParentGroup, or what a mapping gave. */
  readonly parent: string | undefined
}

export type DesiredObject = DesiredUser | DesiredGroup

interface StoredBase {
  readonly connectionId: number
  readonly id: number
  readonly identifier: string
  readonly dn: string
  readonly dnKey: string
  readonly memberKey: string | undefined
  readonly sid: string | undefined
  readonly attributes: AttributeMap
  readonly provided: readonly string[]
  readonly recheckAt: string | undefined
  /** State of the connection row. */
  readonly connectionState: ObjectState
  /** State of the user or group itself, which other sources share. */
  readonly state: ObjectState
  /** When the user or group itself was changed last (ISO text). */
  readonly updatedAt: string
  /** Keys that other sources' present connections provide. */
  readonly providedByOthers: readonly string[]
}

export interface StoredUser extends StoredBase {
  readonly kind: 'user'
  readonly fields: UserFields
  readonly isActiveReason: string
}

export interface StoredGroup extends StoredBase {
  readonly kind: 'group'
  readonly fields: GroupFields
}

export type StoredObject = StoredUser | StoredGroup

/** The unique name: username of a user, name of a group. */
export const labelOf = (object: {
  readonly kind: ObjectKind
  readonly fields: UserFields | GroupFields
}): string => ('username' in object.fields ? object.fields.username : object.fields.name)
