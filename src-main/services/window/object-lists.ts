import type { z } from 'zod'
import type { GroupRow, objectCalls, PersonRow } from '../../../src-shared/contract/object-calls.ts'
import { valueTexts } from '../../../src-shared/domain/value-texts.ts'
import { readChangeMarks } from '../../store/change-marks.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import { chooseGroups } from '../../store/group-queries.ts'
import type { ObjectFilter } from '../../store/listing.ts'
import {
  groupIdsInOrder,
  inactivePersonIds,
  personIdsInOrder,
  personIdsOfSource,
  type PersonOrder,
} from '../../store/object-order.ts'
import { loadGroupRows, loadPersonRows } from '../../store/object-rows.ts'
import { chooseUsers } from '../../store/user-queries.ts'
import { sourceIdFor } from '../find-source.ts'

type PeopleQuestion = z.output<(typeof objectCalls)['people.list']['input']>
type GroupsQuestion = z.output<(typeof objectCalls)['groups.list']['input']>

export type PeopleFilter = Omit<PeopleQuestion, 'limit' | 'offset' | 'attributes'>
export type GroupsFilter = Omit<GroupsQuestion, 'limit' | 'offset' | 'attributes'>

export interface ObjectLists {
  /** Everybody whom a list has, in its order. */
  personIds(filter: PeopleFilter): Uint32Array
  groupIds(filter: GroupsFilter): Uint32Array
  people(question: PeopleQuestion): { readonly total: number; readonly items: PersonRow[] }
  groups(question: GroupsQuestion): { readonly total: number; readonly items: GroupRow[] }
}

/**
 * Pages of long lists. The ids of a list are chosen once, in order, and kept while the data stay the same: scrolling
 * through 200,000 people then costs what its rows cost, at the end as at the beginning.
 */
export const createObjectLists = (db: ReadableDb): ObjectLists => {
  const kept = createKeptLists(db)
  const everybody = (order: PersonOrder): Uint32Array =>
    kept(['all people', order], () => personIdsInOrder(db, order))
  const personIds: ObjectLists['personIds'] = ({ sort, descending, ...filter }) =>
    kept(['people', sort, descending, filter], () => {
      const chosen = choosePeople(db, filter, everybody)
      return toList(sort === 'username' ? chosen : inOrder(everybody(sort), chosen), descending)
    })
  const groupIds: ObjectLists['groupIds'] = ({ sort, descending, ...filter }) =>
    kept(['groups', sort, descending, filter], () => {
      const chosen = chooseGroups(db, filterOf(db, filter)).ids
      return toList(sort === 'name' ? chosen : inOrder(groupIdsInOrder(db, sort), chosen), descending)
    })
  return {
    personIds,
    groupIds,
    people: ({ offset, limit, attributes, ...filter }) => {
      const ids = personIds(filter)
      const rows = loadPersonRows(db, [...ids.subarray(offset, offset + limit)])
      return { total: ids.length, items: rows.map((row) => toPersonRow(row, attributes)) }
    },
    groups: ({ offset, limit, attributes, ...filter }) => {
      const ids = groupIds(filter)
      const rows = loadGroupRows(db, [...ids.subarray(offset, offset + limit)])
      return { total: ids.length, items: rows.map((row) => toGroupRow(row, attributes)) }
    },
  }
}

const toPersonRow = (
  { createdAt: _createdAt, isActiveReason: _reason, ...row }: ReturnType<typeof loadPersonRows>[number],
  wanted: readonly string[],
): PersonRow => ({
  ...row,
  sources: [...row.sources],
  attributes: attributeTexts(row.attributes, wanted),
})

const toGroupRow = (
  { createdAt: _createdAt, ...row }: ReturnType<typeof loadGroupRows>[number],
  wanted: readonly string[],
): GroupRow => ({ ...row, sources: [...row.sources], attributes: attributeTexts(row.attributes, wanted) })

/** A cell is one line; an attribute of more is read in the details. */
const longestText = 300

const attributeTexts = (json: string, wanted: readonly string[]): Record<string, string> => {
  if (wanted.length === 0) return {}
  // Written by the store itself as a JSON object.
  const attributes = JSON.parse(json) as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    wanted.flatMap((name) => {
      const text = valueTexts(Object.hasOwn(attributes, name) ? attributes[name] : undefined).join('; ')
      return text === '' ? [] : [[name, text.slice(0, longestText)]]
    }),
  )
}

type ListFilter = Pick<PeopleQuestion, 'search' | 'source' | 'state' | 'changedSince'>

const filterOf = (db: ReadableDb, { search, source, state, changedSince }: ListFilter): ObjectFilter => ({
  search,
  sourceId: sourceIdFor(db, source ?? undefined),
  state: state === 'all' ? undefined : state,
  changedSince: changedSince ?? undefined,
})

/** The ids a filter lets through, by username. What needs no look into the wide rows gets none. */
const choosePeople = (
  db: ReadableDb,
  { active, ...filter }: ListFilter & Pick<PeopleQuestion, 'active'>,
  everybody: (order: 'username') => Uint32Array,
): Ids => {
  if (filter.search.trim() !== '' || filter.state !== 'all' || filter.changedSince !== null)
    return chooseUsers(db, { ...filterOf(db, filter), isActive: active ?? undefined }).ids
  const sourceId = sourceIdFor(db, filter.source ?? undefined)
  const all = everybody('username')
  const ofSource = sourceId === undefined ? all : only(all, personIdsOfSource(db, sourceId))
  if (active === null) return ofSource
  const inactive = new Set(inactivePersonIds(db))
  return ofSource.filter((id) => inactive.has(id) !== active)
}

type Ids = Uint32Array | readonly number[]

const inOrder = (order: Uint32Array, chosen: Ids): Uint32Array => only(order, new Set<number>(chosen))

const only = (ids: Uint32Array, wanted: ReadonlySet<number>): Uint32Array =>
  ids.filter((id) => wanted.has(id))

const toList = (ids: Ids, descending: boolean): Uint32Array => {
  const list = Uint32Array.from(ids)
  return descending ? list.toReversed() : list
}

/** Lists kept at once; 200,000 ids take 800 kB. */
const mostLists = 12

const createKeptLists = (db: ReadableDb): ((key: unknown, make: () => Uint32Array) => Uint32Array) => {
  const lists = new Map<string, Uint32Array>()
  let mark: string | undefined
  return (key, make) => {
    const { objects } = readChangeMarks(db)
    if (objects !== mark) lists.clear()
    mark = objects
    const name = JSON.stringify(key)
    const list = lists.get(name) ?? make()
    // A Map remembers the order of insertion: what is asked for again moves to the end and is forgotten last.
    lists.delete(name)
    lists.set(name, list)
    const [oldest] = lists.keys()
    if (lists.size > mostLists && oldest !== undefined) lists.delete(oldest)
    return list
  }
}
