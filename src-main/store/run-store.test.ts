import { describe, expect, it } from 'vitest'
import { buildStore } from './build-store.ts'
import { listRecentRuns } from './recent-runs.ts'
import { listRunItems } from './run-items.ts'
import { findHeldRuns, findLastCommittedRun, findRun, listRuns } from './run-queries.ts'
import {
  appendRunItems,
  appendRunMessages,
  decideHeldRun,
  emptyReport,
  finishRun,
  insertRun,
  markInterruptedRuns,
  type StoredRunItem,
} from './run-store.ts'

const message = (text: string) =>
  ({ level: 'error', code: 'mapping.failed', message: text, dn: null }) as const

const newRun = {
  sourceId: 1,
  trigger: 'manual',
  dryRun: false,
  settingsRevision: 3,
  mappingFingerprint: 'abc',
  startedAt: '2026-01-05T08:00:00.000Z',
  ownerPid: 1,
} as const

const outcome = {
  ...emptyReport(),
  status: 'ok',
  complete: true,
  server: 'ldap://localhost',
  finishedAt: '2026-01-05T08:00:01.500Z',
  planFile: null,
} as const

describe('a run', () => {
  it('is running until it is finished, then carries its report', () => {
    const { db } = buildStore()
    const id = insertRun(db, newRun)
    expect(findRun(db, id)).toMatchObject({ status: 'running', finishedAt: null, milliseconds: null })
    finishRun(db, id, { ...outcome, read: { users: 5, groups: 2 } })
    expect(findRun(db, id)).toEqual({
      ...emptyReport(),
      id,
      only: null,
      source: 'corp',
      status: 'ok',
      dryRun: false,
      trigger: 'manual',
      server: 'ldap://localhost',
      startedAt: newRun.startedAt,
      finishedAt: outcome.finishedAt,
      milliseconds: 1500,
      complete: true,
      read: { users: 5, groups: 2 },
      messages: [],
    })
  })

  it('is listed newest first with the total, at most fifty messages each', () => {
    const { db, addRun } = buildStore()
    const ids = ['2026-01-05', '2026-01-06', '2026-01-07'].map((at) => addRun(`${at}T08:00:00.000Z`))
    appendRunMessages(
      db,
      ids[2] ?? 0,
      Array.from({ length: 60 }, (_, index) => message(`no. ${index}`)),
    )
    appendRunMessages(db, ids[2] ?? 0, [message('last')])
    const { total, items } = listRuns(db, { sourceId: 1, limit: 2 })
    expect([total, ...items.map(({ id }) => id)]).toEqual([3, ids[2], ids[1]])
    expect(items[0]?.messages).toHaveLength(50)
    expect(
      findRun(db, ids[2] ?? 0)
        ?.messages.map((row) => row.message)
        .slice(-2),
    ).toEqual(['no. 59', 'last'])
    expect(listRuns(db, { sourceId: 99 })).toEqual({ total: 0, items: [] })
  })

  it('took as long as it worked, however long it then waited for a person', () => {
    const { db } = buildStore()
    const id = insertRun(db, newRun)
    const phases = [
      { phase: 'users' as const, milliseconds: 900 },
      { phase: 'groups' as const, milliseconds: 300 },
    ]
    finishRun(db, id, { ...outcome, status: 'held', phases })
    expect(findRun(db, id)?.milliseconds).toBe(1500)
    decideHeldRun(db, id, { status: 'approved', at: '2026-01-07T00:00:00.000Z' })
    expect(findRun(db, id)?.milliseconds).toBe(1200)
    expect(listRecentRuns(db, 1, 5)[0]?.milliseconds).toBe(1200)
  })

  it('that is held is decided once', () => {
    const { db } = buildStore()
    const id = insertRun(db, newRun)
    finishRun(db, id, { ...outcome, status: 'held', planFile: '1.plan' })
    expect(findHeldRuns(db, 1)).toMatchObject([{ id, planFile: '1.plan', settingsRevision: 3 }])
    const at = '2026-01-06T00:00:00.000Z'
    expect(decideHeldRun(db, id, { status: 'rejected', at })).toBe(true)
    expect(decideHeldRun(db, id, { status: 'approved', at })).toBe(false)
    expect(findHeldRuns(db, 1)).toEqual([])
  })

  it('approved late is the last one committed; dry and held ones are not', () => {
    const { db, addRun } = buildStore()
    expect(findLastCommittedRun(db, 1)).toBeUndefined()
    const plain = addRun('2026-01-06T00:00:00.000Z')
    const held = insertRun(db, newRun)
    finishRun(db, held, { ...outcome, status: 'held' })
    addRun('2026-01-09T00:00:00.000Z', { dryRun: true })
    expect(findLastCommittedRun(db, 1)?.id).toBe(plain)
    decideHeldRun(db, held, { status: 'approved', at: '2026-01-07T00:00:00.000Z' })
    expect(findLastCommittedRun(db, 1)).toMatchObject({ id: held, mappingFingerprint: 'abc' })
  })

  it('committed after the clock was set back is the last one all the same (rule S2)', () => {
    const { db, addRun } = buildStore()
    addRun('2031-01-01T00:00:00.000Z')
    const later = addRun('2026-01-06T00:00:00.000Z')
    expect(findLastCommittedRun(db, 1)?.id).toBe(later)
  })

  it('left running by a dead process is marked interrupted, one that has ended is not', () => {
    const { db, addRun } = buildStore()
    const [dead, ended] = [insertRun(db, newRun), addRun('2026-01-06T00:00:00.000Z')]
    expect(markInterruptedRuns(db, 1, { at: outcome.finishedAt })).toEqual([dead])
    expect([findRun(db, dead)?.status, findRun(db, ended)?.status]).toEqual(['interrupted', 'ok'])
  })
})

const changed = (name: string): StoredRunItem => ({
  objectType: 'user',
  objectId: 1,
  name,
  dn: null,
  change: 'updated',
  reason: null,
  fields: { email: ['old', 'new'] },
})

const storeWithItems = () => {
  const built = buildStore()
  const [ada, bob, staff] = [built.addUser('ada'), built.addUser('bob'), built.addGroup('Staff')]
  const [first, second] = [built.addRun('2026-01-05T08:00:00.000Z'), built.addRun('2026-01-06T08:00:00.000Z')]
  built.addMember(staff, ada, { runId: first })
  built.addMember(staff, bob, { runId: first })
  built.removeMember(staff, bob, { addedRunId: first, runId: second })
  appendRunItems(built.db, second, [changed('ada'), { ...changed('bob'), change: 'suspect', fields: {} }])
  appendRunItems(built.db, second, [changed('cleo')])
  return { ...built, first, second }
}

describe('the items of a run', () => {
  it('are told from rows, and for memberships from what was added and removed', () => {
    const { db, first, second } = storeWithItems()
    expect([...listRunItems(db, first).items]).toMatchObject([
      { objectType: 'membership', name: 'ada', change: 'added', fields: { group: [null, 'Staff'] } },
      { objectType: 'membership', name: 'bob', change: 'added', fields: { group: [null, 'Staff'] } },
    ])
    expect([...listRunItems(db, second).items]).toMatchObject([
      { name: 'ada', change: 'updated', fields: { email: ['old', 'new'] } },
      { name: 'bob', change: 'suspect', fields: {} },
      { name: 'cleo' },
      { objectType: 'membership', name: 'bob', change: 'removed', fields: { group: ['Staff', null] } },
    ])
  })

  it('are cut and narrowed across both', () => {
    const { db, second } = storeWithItems()
    const names = (filter: object) => {
      const { total, items } = listRunItems(db, second, filter)
      return [total, ...Array.from(items, ({ name, change }) => `${name} ${change}`)]
    }
    expect(names({ limit: 2, offset: 2 })).toEqual([4, 'cleo updated', 'bob removed'])
    expect(names({ limit: 2, offset: 3 })).toEqual([4, 'bob removed'])
    expect(names({ change: 'removed' })).toEqual([1, 'bob removed'])
    expect(names({ objectType: 'user', limit: 1 })).toEqual([3, 'ada updated'])
    expect(names({ objectType: 'membership', change: 'added' })).toEqual([0])
  })
})
