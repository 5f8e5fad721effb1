import type { CallOutput } from '../../../src-shared/contract/contract.ts'

export type HistoryEntry = CallOutput<'people.history'>[number]

export interface FieldChange {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

/** What one run did to the object, in words of one kind: `updated` with its fields, `added` with the groups joined. */
export interface HistoryPart {
  readonly change: string
  readonly reason: string | null
  readonly fields: readonly FieldChange[]
}

export interface HistoryStep {
  readonly runId: number
  readonly at: string
  readonly source: string
  readonly parts: readonly HistoryPart[]
}

/** Memberships come with these field names: every value stands for itself, none replaces another. */
const membershipFields: ReadonlySet<string> = new Set(['group', 'member'])
export const isMembershipField = (field: string): boolean => membershipFields.has(field)

/** One step a run, newest first; with a field only what concerns it. */
export const historySteps = (
  entries: readonly HistoryEntry[],
  field: string | null = null,
): readonly HistoryStep[] => {
  const steps = new Map<string, { entry: HistoryEntry; parts: Map<string, HistoryPart> }>()
  for (const entry of newestFirst(entries)) {
    const fields = Object.entries(entry.fields)
      .filter(([name]) => field === null || name === field)
      .map(([name, [before, after]]) => ({ field: name, before, after }))
    if (field !== null && fields.length === 0) continue
    const key = `${entry.runId} ${entry.source}`
    const step = steps.get(key) ?? { entry, parts: new Map<string, HistoryPart>() }
    steps.set(key, step)
    const partKey = `${entry.change} ${entry.reason ?? ''}`
    const known = step.parts.get(partKey)?.fields ?? []
    step.parts.set(partKey, { change: entry.change, reason: entry.reason, fields: [...known, ...fields] })
  }
  return [...steps.values()].map(({ entry, parts }) => ({
    runId: entry.runId,
    at: entry.at,
    source: entry.source,
    parts: [...parts.values()],
  }))
}

/** Steps under the day they happened on; `dayOf` knows the person's time zone and language. */
export const stepsByDay = (
  steps: readonly HistoryStep[],
  dayOf: (at: string) => string,
): readonly { readonly day: string; readonly steps: readonly HistoryStep[] }[] => {
  const days = new Map<string, HistoryStep[]>()
  for (const step of steps) {
    const day = dayOf(step.at)
    const known = days.get(day)
    if (known === undefined) days.set(day, [step])
    else known.push(step)
  }
  return [...days].map(([day, ofDay]) => ({ day, steps: ofDay }))
}

/** Every field that ever changed and how often, in the order of the alphabet. */
export const historyFields = (
  entries: readonly HistoryEntry[],
): readonly { readonly field: string; readonly count: number }[] => {
  const counts = new Map<string, number>()
  for (const entry of entries)
    for (const field of Object.keys(entry.fields)) counts.set(field, (counts.get(field) ?? 0) + 1)
  return [...counts]
    .map(([field, count]) => ({ field, count }))
    .toSorted((a, b) => a.field.localeCompare(b.field))
}

export interface Moment {
  readonly runId: number
  readonly at: string
}

/** A value and how long it held. `since` is null when it was there before the history begins. */
export interface ValuePeriod {
  readonly value: unknown
  readonly since: Moment | null
  readonly until: Moment | null
}

/** Every value a field has had, newest first. */
export const valuePeriods = (entries: readonly HistoryEntry[], field: string): readonly ValuePeriod[] => {
  const changes = newestFirst(entries)
    .toReversed()
    .flatMap(({ runId, at, change, fields }) => {
      const pair = Object.hasOwn(fields, field) ? fields[field] : undefined
      return pair === undefined ? [] : [{ moment: { runId, at }, change, before: pair[0], after: pair[1] }]
    })
  const [earliest] = changes
  if (earliest === undefined) return []
  const periods: ValuePeriod[] = changes.map(({ moment, after }, index) => ({
    value: after,
    since: moment,
    until: changes[index + 1]?.moment ?? null,
  }))
  // An object that was created with this change had no value before it.
  if (earliest.change !== 'created')
    periods.unshift({ value: earliest.before, since: null, until: earliest.moment })
  return periods.toReversed()
}

/** When the object last came into a state that the test recognises; undefined when history does not tell. */
export const lastMoment = (
  entries: readonly HistoryEntry[],
  isIt: (entry: HistoryEntry) => boolean,
): Moment | undefined => newestFirst(entries).find(isIt)

/** An entry without a time belongs to a run that has none yet, so it is the newest. */
const newestFirst = (entries: readonly HistoryEntry[]): readonly HistoryEntry[] =>
  entries.toSorted((a, b) => compare(b.at || '~', a.at || '~') || b.runId - a.runId)

const compare = (a: string, b: string): number => {
  if (a === b) return 0
  return a < b ? -1 : 1
}
