import type { RunItem, SyncRun } from '../../../src-shared/domain/sync-run.ts'
import type { MessageId } from '../../../src-shared/messages/catalogue.ts'
import type { Text } from '../../ui/use-text.ts'

type Limit = SyncRun['limits'][number]

const plainLimits: Readonly<Record<string, MessageId>> = {
  'users.missing': 'run.limit.users.missing',
  'groups.missing': 'run.limit.groups.missing',
  'users.none-found': 'run.limit.users.none-found',
  'groups.none-found': 'run.limit.groups.none-found',
  'users.deactivated': 'run.limit.users.deactivated',
  'memberships.removed': 'run.limit.memberships.removed',
}

/** A limit that a run broke, as a sentence with its numbers. */
export const limitSentence = (text: Text, limit: Limit): string => {
  const plain = plainLimits[limit.what]
  if (plain !== undefined) return text(plain, { ...limit })
  const blanked = /^(users|groups)\.(.+)\.blanked$/.exec(limit.what)
  if (blanked === null) return text('run.limit.other', { ...limit })
  const [, kind, field = ''] = blanked
  return text(kind === 'users' ? 'run.limit.blankedPeople' : 'run.limit.blankedGroups', { ...limit, field })
}

export interface Effect {
  readonly name: 'deleted' | 'deactivated' | 'suspect' | 'removed' | 'created' | 'updated' | 'added'
  readonly count: number
}

/** What applying a run's plan does, the losses first; nothing that it does not do. */
export const effectsOf = ({ changes }: Pick<SyncRun, 'changes'>): readonly Effect[] => {
  const { users, groups, memberships } = changes
  const effects: readonly Effect[] = [
    { name: 'deleted', count: users.deleted + groups.deleted },
    { name: 'deactivated', count: users.deactivated + groups.deactivated },
    { name: 'suspect', count: users.suspect + groups.suspect },
    { name: 'removed', count: memberships.removed },
    { name: 'created', count: users.created + groups.created },
    { name: 'updated', count: users.updated + groups.updated },
    { name: 'added', count: memberships.added },
  ]
  return effects.filter(({ count }) => count > 0)
}

const approvals: Readonly<Record<Effect['name'], MessageId>> = {
  deleted: 'run.approve.deletions',
  deactivated: 'run.approve.deactivations',
  suspect: 'run.approve.missing',
  removed: 'run.approve.removals',
  created: 'run.approve.changes',
  updated: 'run.approve.changes',
  added: 'run.approve.changes',
}

/** The button that approves a plan names the gravest thing it does, and how many. */
export const approveAction = (text: Text, run: Pick<SyncRun, 'changes'>): string => {
  const [gravest] = effectsOf(run)
  return text(gravest === undefined ? 'run.approve.changes' : approvals[gravest.name], {
    count: gravest?.count ?? 0,
  })
}

const reasons: Readonly<Record<string, MessageId>> = {
  gone: 'run.reason.gone',
  'moved-out-of-base': 'run.reason.moved-out-of-base',
  filter: 'run.reason.filter',
  'not-readable': 'run.reason.not-readable',
  nested: 'run.reason.nested',
  hierarchy: 'run.reason.hierarchy',
  additional: 'run.reason.additional',
}

/** Why something happens to an object, in words where it is one of the known reasons. */
export const reasonWords = (text: Text, reason: string): string => {
  const known = reasons[reason]
  return known === undefined ? reason : text(known)
}

/** A value of a field as text; several values are listed. */
export const valueWords = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return ''
  if (Array.isArray(value)) return value.map(valueWords).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const plainWords: Partial<Readonly<Record<RunItem['change'], MessageId>>> = {
  created: 'run.isNew',
  suspect: 'run.isMissing',
}

/** The one line that a list has room for. */
export const changeSummary = (text: Text, item: RunItem): string => {
  const group = item.fields['group'] ?? item.fields['parent']
  if ((item.objectType === 'membership' || item.objectType === 'group_parent') && group !== undefined)
    return item.change === 'added'
      ? text('run.addedToGroup', { group: valueWords(group[1]) })
      : text('run.removedFromGroup', { group: valueWords(group[0]) })
  if (item.reason !== null) return reasonWords(text, item.reason)
  const [first, ...more] = Object.entries(item.fields)
  const plain = plainWords[item.change]
  if (first === undefined) return plain === undefined ? '' : text(plain)
  const [field, [before, after]] = first
  const line = `${field}: ${valueWords(before) || '∅'} → ${valueWords(after) || '∅'}`
  return text('run.fieldAndMore', { first: line, more: more.length })
}
