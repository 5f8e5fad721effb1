import type { RunItem } from '../../../src-shared/domain/sync-run.ts'
import type { ErrorCode } from '../../../src-shared/errors/error-codes.ts'

/** An entry that was not taken because a user or group that is there already has its name. */
export interface Clash {
  readonly objectType: 'user' | 'group'
  readonly identifier: string
  readonly dn: string | null
  /** What both are called. */
  readonly name: string
  readonly code: ErrorCode
}

const nameFields = {
  user: { field: 'username', code: 'sync.username-conflict' },
  group: { field: 'name', code: 'sync.name-conflict' },
} as const

/** The clash that a conflict tells of; undefined where somebody who is there already was renamed into it. */
export const clashOf = ({ change, objectType, name, dn, fields }: RunItem): Clash | undefined => {
  if (change !== 'conflict' || (objectType !== 'user' && objectType !== 'group')) return undefined
  const { field, code } = nameFields[objectType]
  const [before, wanted] = fields[field] ?? []
  // An entry that nobody has yet is called by its identifier.
  return before === null && typeof wanted === 'string'
    ? { objectType, identifier: name, dn, name: wanted, code }
    : undefined
}
