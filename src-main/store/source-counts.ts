import type { ReadableDb } from './database-handle.ts'

export interface SourceCounts {
  readonly users: number
  readonly groups: number
  readonly suspectUsers: number
  readonly suspectGroups: number
}

// All connections are counted in a narrow index, and what is not present in the small one: no wide row is read.
const countsSql = `
  SELECT kind, source_id AS sourceId, sum(objects) AS objects, sum(suspects) AS suspects
  FROM (
    SELECT 'user' AS kind, source_id, count(*) AS objects, 0 AS suspects
    FROM user_connections
    GROUP BY source_id
    UNION ALL
    SELECT 'user', source_id, -sum(state = 'deleted'), sum(state = 'suspect')
    FROM user_connections
    WHERE state <> 'present'
    GROUP BY source_id
    UNION ALL
    SELECT 'group', source_id, count(*), 0
    FROM group_connections
    GROUP BY source_id
    UNION ALL
    SELECT 'group', source_id, -sum(state = 'deleted'), sum(state = 'suspect')
    FROM group_connections
    WHERE state <> 'present'
    GROUP BY source_id)
  GROUP BY kind, source_id`

interface CountRow {
  readonly kind: 'user' | 'group'
  readonly sourceId: number
  readonly objects: number
  readonly suspects: number
}

const noObjects: SourceCounts = { users: 0, groups: 0, suspectUsers: 0, suspectGroups: 0 }

/** How many users and groups each source has that are not deleted, by source id; sources without any are left out. */
export const countSourceObjects = (db: ReadableDb): ReadonlyMap<number, SourceCounts> => {
  const counts = new Map<number, SourceCounts>()
  for (const { kind, sourceId, objects, suspects } of db.all<CountRow>(countsSql)) {
    const known = counts.get(sourceId) ?? noObjects
    counts.set(
      sourceId,
      kind === 'user'
        ? { ...known, users: objects, suspectUsers: suspects }
        : { ...known, groups: objects, suspectGroups: suspects },
    )
  }
  return counts
}

const membershipsSql = `
  SELECT source_id AS sourceId, count(*) AS memberships
  FROM memberships
  GROUP BY source_id`

/** How many memberships each source gives, by source id. */
export const countMemberships = (db: ReadableDb): ReadonlyMap<number, number> =>
  new Map(
    db
      .all<{ sourceId: number; memberships: number }>(membershipsSql)
      .map(({ sourceId, memberships }) => [sourceId, memberships]),
  )
