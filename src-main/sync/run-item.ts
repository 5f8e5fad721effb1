import { labelOf } from '../../src-shared/domain/sync-object.ts'
import type {
  MissingRecord,
  NoteRecord,
  ParentsRecord,
  WriteRecord,
} from '../../src-shared/domain/sync-plan.ts'
import type { RunItem } from '../../src-shared/domain/sync-run.ts'

/** What the history shows of a written object; nothing where only its connection row was brought up to date. */
export const writeItem = (record: WriteRecord): RunItem | undefined =>
  record.change === 'refreshed'
    ? undefined
    : {
        objectType: record.object,
        name: labelOf({ kind: record.object, fields: record.fields }),
        dn: record.dn,
        change: record.change,
        reason: null,
        fields: record.change === 'created' ? {} : toPairs(record.changes ?? {}),
      }

const toPairs = (changes: NonNullable<WriteRecord['changes']>): RunItem['fields'] =>
  Object.fromEntries(Object.entries(changes).map(([key, [before, after]]) => [key, [before, after]]))

export const noteItem = (record: NoteRecord): RunItem => ({
  objectType: record.object,
  name: record.name,
  dn: record.dn,
  change: record.change,
  reason: record.reason,
  fields: toPairs(record.fields ?? {}),
})

const missingChanges = {
  suspect: 'suspect',
  wait: undefined,
  delete: 'deleted',
  detach: 'deleted',
  deactivate: 'deactivated',
  keep: 'kept',
} as const

/** Nothing for an object that only waits one run longer. */
export const missingItem = (record: MissingRecord): RunItem | undefined => {
  const change = missingChanges[record.step]
  if (change === undefined) return undefined
  const fields: RunItem['fields'] = record.step === 'deactivate' ? { isActive: [true, false] } : {}
  return {
    objectType: record.object,
    name: record.name,
    dn: record.dn,
    change,
    reason: record.reason,
    fields,
  }
}

type Link = ParentsRecord['added'][number]

/** With syncGroupHierarchy one joining is two links, of which a person needs to read one. */
const asRead = (links: readonly Link[]): readonly Link[] => {
  const inHierarchy = new Set(
    links.filter(([, , kind]) => kind === 'hierarchy').map(([parent, child]) => `${parent} ${child}`),
  )
  return links.filter(([parent, child, kind]) => kind !== 'nested' || !inHierarchy.has(`${parent} ${child}`))
}

export const parentItems = (record: ParentsRecord): readonly RunItem[] => {
  const names = new Map(record.names)
  const toItem =
    (change: 'added' | 'removed') =>
    (link: Link): RunItem => {
      const [parent, child, kind] = link
      const name = names.get(parent) ?? ''
      return {
        objectType: 'group_parent',
        name: names.get(child) ?? '',
        dn: null,
        change,
        reason: kind,
        fields: { parent: change === 'added' ? [null, name] : [name, null] },
      }
    }
  return [...asRead(record.removed).map(toItem('removed')), ...asRead(record.added).map(toItem('added'))]
}
