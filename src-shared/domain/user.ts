export const objectStates = ['present', 'suspect', 'deleted'] as const
export type ObjectState = (typeof objectStates)[number]

/** What ties a user or group to one source. */
export interface ObjectSource {
  readonly slug: string
  readonly identifier: string
  readonly dn: string
  readonly state: ObjectState
  /** Why it is suspect or deleted (rule S8), null while it is present. */
  readonly missingReason: string | null
}

/** A person as lists, `user show` and exports give them (docs: JSON answers). */
export interface User {
  readonly id: number
  readonly username: string
  readonly name: string
  readonly email: string
  readonly path: string
  readonly isActive: boolean
  /** What decided isActive: 'mapping', 'userAccountControl', ... or 'default'. */
  readonly isActiveReason: string
  readonly state: ObjectState
  readonly attributes: Readonly<Record<string, unknown>>
  readonly sources: readonly ObjectSource[]
  /** Names of the groups that name this person as a member. */
  readonly groups: readonly string[]
  /** Those, and every group that contains one of them at any depth. */
  readonly effectiveGroups: readonly string[]
  readonly createdAt: string
  readonly updatedAt: string
}

/** How a person comes to be in a group: the shortest chain, from a direct group to the group itself. */
export interface GroupPath {
  readonly group: string
  readonly path: readonly string[]
}
