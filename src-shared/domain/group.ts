import type { ObjectSource, ObjectState } from './user.ts'

/** A group as lists, `group show` and exports give it (docs: JSON answers). */
export interface Group {
  readonly id: number
  readonly name: string
  readonly state: ObjectState
  readonly attributes: Readonly<Record<string, unknown>>
  readonly sources: readonly ObjectSource[]
  /** Names of the groups shown as its parents. */
  readonly parents: readonly string[]
  /** Usernames of the people it names itself. */
  readonly members: readonly string[]
  /** Those, and the people of every group within it at any depth. */
  readonly effectiveMembers: readonly string[]
  /** Members as the directory names them that are no user or group here: foreign principals, contacts, forward references. */
  readonly otherMembers: readonly string[]
  readonly createdAt: string
  readonly updatedAt: string
}
