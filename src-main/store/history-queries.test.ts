import { describe, expect, it } from 'vitest'

import { buildStore } from './build-store.ts'
import {
  listGroupMembersAfterRun,
  listGroupMembersAt,
  listGroupMembershipPeriods,
  listObjectChanges,
  listUserGroupsAt,
  listUserMembershipPeriods,
} from './history-queries.ts'
import { appendRunItems, finishRun, emptyReport, insertRun } from './run-store.ts'

const day = (number: number): string => `2026-01-0${number}T08:00:00.000Z`

// Day 1: ada and bob join. Day 2: bob leaves. Day 3: bob comes back, cleo joins. Day 4: ada leaves.
const past = () => {
  const store = buildStore()
  const [ada, bob, cleo] = [store.addUser('ada'), store.addUser('bob'), store.addUser('cleo')]
  const staff = store.addGroup('Staff')
  const runs = [
    store.addRun(day(1)),
    store.addRun(day(2)),
    store.addRun(day(3)),
    store.addRun(day(4)),
  ] as const
  store.addMember(staff, ada, { runId: runs[0] })
  store.addMember(staff, bob, { runId: runs[0] })
  store.removeMember(staff, bob, { addedRunId: runs[0], runId: runs[1] })
  store.addMember(staff, bob, { runId: runs[2] })
  store.addMember(staff, cleo, { runId: runs[2] })
  store.removeMember(staff, ada, { addedRunId: runs[0], runId: runs[3] })
  return { ...store, ada, bob, cleo, staff, runs }
}

describe('the members of a group', () => {
  it('are walked back to any time', () => {
    const { db, staff } = past()
    const at = (time: string) => listGroupMembersAt(db, staff, time)
    expect(at('2026-01-01T07:59:59.999Z')).toEqual([])
    expect(at(day(1))).toEqual(['ada', 'bob'])
    expect(at('2026-01-02T12:00:00.000Z')).toEqual(['ada'])
    expect(at(day(3))).toEqual(['ada', 'bob', 'cleo'])
    expect(at('2027-01-01T00:00:00.000Z')).toEqual(['bob', 'cleo'])
  })

  it('are known as a run left them', () => {
    const { db, staff, runs } = past()
    expect(runs.map((runId) => listGroupMembersAfterRun(db, staff, runId))).toEqual([
      ['ada', 'bob'],
      ['ada'],
      ['ada', 'bob', 'cleo'],
      ['bob', 'cleo'],
    ])
    expect(listGroupMembersAfterRun(db, staff, 99)).toBeUndefined()
  })

  it('count from the commit of a run that was approved late', () => {
    const { db, staff, cleo, addUser, addMember, removeMember } = past()
    const held = insertRun(db, {
      sourceId: 1,
      trigger: 'manual',
      dryRun: false,
      settingsRevision: 1,
      mappingFingerprint: null,
      startedAt: day(4),
      ownerPid: 1,
    })
    const outcome = {
      ...emptyReport(),
      status: 'approved',
      complete: true,
      server: null,
      planFile: null,
    } as const
    finishRun(db, held, { ...outcome, finishedAt: day(8) })
    addMember(staff, addUser('dora'), { runId: held })
    removeMember(staff, cleo, { addedRunId: 3, runId: held })
    expect(listGroupMembersAt(db, staff, day(7))).toEqual(['bob', 'cleo'])
    expect(listGroupMembersAt(db, staff, day(8))).toEqual(['bob', 'dora'])
  })

  it('that a forgotten run added were always there', () => {
    const { db, staff, runs } = past()
    db.run('DELETE FROM runs WHERE id = :id', { id: runs[0] })
    expect(listGroupMembersAt(db, staff, '2020-01-01T00:00:00.000Z')).toEqual(['ada', 'bob'])
  })
})

describe('the history of a person', () => {
  it('tells when they were in which group', () => {
    const { db, bob, staff, runs } = past()
    expect(listUserMembershipPeriods(db, bob)).toMatchObject([
      { group: 'Staff', addedRunId: runs[2], addedAt: day(3), removedRunId: null, removedAt: null },
      { group: 'Staff', addedRunId: runs[0], addedAt: day(1), removedRunId: runs[1], removedAt: day(2) },
    ])
    expect(listGroupMembershipPeriods(db, staff).map(({ username }) => username)).toEqual([
      'ada',
      'bob',
      'cleo',
      'bob',
    ])
    expect(listUserGroupsAt(db, bob, day(2))).toEqual([])
    expect(listUserGroupsAt(db, bob, day(3))).toEqual(['Staff'])
  })

  it('tells every change with run and time, newest first, without plans that were not carried out', () => {
    const { db, ada, runs, addRun } = past()
    const dry = addRun(day(5), { dryRun: true })
    const item = { objectType: 'user', objectId: ada, name: 'ada', dn: 'cn=ada', reason: null } as const
    for (const runId of [runs[0], runs[2], dry]) {
      appendRunItems(db, runId, [{ ...item, change: 'updated', fields: { email: [`old ${runId}`, 'new'] } }])
    }
    expect(listObjectChanges(db, 'user', ada)).toMatchObject([
      { runId: runs[2], source: 'corp', at: day(3), change: 'updated', fields: { email: ['old 3', 'new'] } },
      { runId: runs[0], at: day(1), fields: { email: ['old 1', 'new'] } },
    ])
    expect(listObjectChanges(db, 'group', ada)).toEqual([])
  })
})
