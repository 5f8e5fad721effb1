import { RunItem } from '../../../src-shared/domain/sync-run.ts'
import type { Text } from '../../ui/use-text.ts'

type ObjectType = RunItem['objectType']
type Change = RunItem['change']
const objectTypes = RunItem.shape.objectType.options
const changes = RunItem.shape.change.options

export interface ChangeKind {
  readonly objectType: ObjectType
  readonly change: Change
}

/** The filter as the route carries it; what is not known filters nothing. */
export const parseKind = (
  objectType: string | null,
  change: string | null,
): { readonly objectType: ObjectType | null; readonly change: Change | null } => ({
  objectType: objectTypes.find((known) => known === objectType) ?? null,
  change: changes.find((known) => known === change) ?? null,
})

/** The kinds of change that a run has, people first, with how many. */
export const kindsOf = (
  counts: Readonly<Record<string, number>>,
): readonly (ChangeKind & { readonly key: string; readonly count: number })[] =>
  objectTypes.flatMap((objectType) =>
    changes.flatMap((change) => {
      const key = `${objectType}.${change}`
      const count = counts[key] ?? 0
      return count === 0 ? [] : [{ objectType, change, key, count }]
    }),
  )

export const kindLabel = (text: Text, { objectType, change }: ChangeKind): string =>
  `${text(`run.object.${objectType}`)}: ${text(`run.change.${change}`)}`
