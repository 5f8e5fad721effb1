import type { CallOutput } from '../../../src-shared/contract/contract.ts'

export type Opened = CallOutput<'configuration.open'>
export type ImportChange = Opened['changes'][number]

/** What became of choosing a file. */
export type ImportPlan =
  /** The person closed the dialog of the system. */
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly problems: Opened['problems'] }
  | { readonly kind: 'nothing'; readonly changes: readonly ImportChange[] }
  | {
      readonly kind: 'plan'
      readonly token: string
      readonly changes: readonly ImportChange[]
      readonly count: number
    }

const order = { updated: 0, created: 1, unchanged: 2 }

export const toImportPlan = ({ token, changes, problems }: Opened): ImportPlan => {
  if (problems.length > 0) return { kind: 'refused', problems }
  if (token === null) return { kind: 'none' }
  const sorted = changes.toSorted((a, b) => order[a.change] - order[b.change])
  const count = changes.filter(({ change }) => change !== 'unchanged').length
  return count === 0 ? { kind: 'nothing', changes: sorted } : { kind: 'plan', token, changes: sorted, count }
}
