import type { DirectoryContent } from './directory-content.ts'
import type { EntryTree } from './entry-tree.ts'
import type { FaultSwitch } from './fault-plan.ts'

/** Who a connection acts as. The manager is the account the demo hands out: it may read and write everything. */
export type Identity =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'manager'; readonly dn: string }
  | { readonly kind: 'entry'; readonly dn: string }

/** What the operations share. */
export interface DemoServerContext {
  readonly tree: EntryTree
  readonly content: DirectoryContent
  readonly faults: FaultSwitch
  readonly baseDn: string
  readonly bindDn: string
  readonly bindPassword: string
  readonly offersStartTls: boolean
  readonly newPassword: () => string
}

export const dnOf = (identity: Identity): string => (identity.kind === 'anonymous' ? '' : identity.dn)
