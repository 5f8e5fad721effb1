import type { z } from 'zod'
import type { HistoryEntry } from '../../../src-shared/contract/object-calls.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import {
  listGroupMembershipPeriods,
  listObjectChanges,
  listUserMembershipPeriods,
  type MembershipPeriod,
} from '../../store/history-queries.ts'

type Entry = z.infer<typeof HistoryEntry>

/** Everything that happened to a person or group, newest first: their own changes and their memberships. */
export const listHistory = (db: ReadableDb, kind: 'user' | 'group', id: number): Entry[] =>
  db.snapshot(() => {
    const own = listObjectChanges(db, kind, id).map(({ runId, at, source, change, reason, fields }) => ({
      runId,
      at: at ?? '',
      source,
      change,
      reason,
      fields: { ...fields },
    }))
    const periods = kind === 'user' ? listUserMembershipPeriods(db, id) : listGroupMembershipPeriods(db, id)
    const memberships = periods.slice(0, mostPeriods).flatMap((period) => membershipEntries(kind, period))
    return [...own, ...memberships].toSorted((a, b) => (a.at < b.at ? 1 : -1) * Number(a.at !== b.at))
  })

/** A group of 100,000 has as many periods; nobody scrolls through them here. */
const mostPeriods = 5000

const membershipEntries = (kind: 'user' | 'group', period: MembershipPeriod): Entry[] => {
  const other = kind === 'user' ? period.group : period.username
  const field = kind === 'user' ? 'group' : 'member'
  const common = { source: period.source, reason: null }
  const added: Entry = {
    ...common,
    runId: period.addedRunId,
    at: period.addedAt ?? '',
    change: 'added',
    fields: { [field]: [null, other] },
  }
  if (period.removedRunId === null) return [added]
  const removed: Entry = {
    ...common,
    runId: period.removedRunId,
    at: period.removedAt ?? '',
    change: 'removed',
    fields: { [field]: [other, null] },
  }
  return [removed, added]
}
