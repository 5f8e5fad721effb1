import { labelOf, type StoredObject } from '../../../src-shared/domain/sync-object.ts'
import type { NoteRecord } from '../../../src-shared/domain/sync-plan.ts'
import type { ErrorCode } from '../../../src-shared/errors/error-codes.ts'
import type { ReadEntry } from './read-entry.ts'
import type { KindRun, RunContext } from './run-context.ts'

interface AsideReason {
  readonly read: ReadEntry
  readonly known: StoredObject | undefined
  readonly change: NoteRecord['change']
  /** Undefined where the person asked for it: then there is nothing to say. */
  readonly code: ErrorCode | undefined
  readonly reason: string
  /** The name it asks for, where somebody else has it. */
  readonly wanted?: string
}

/**
 * Notes an object that is not written, and makes the next run look at it again whatever its hash. Having been read,
 * it is no candidate for deletion.
 */
export const setAside = (
  { plan, tally }: RunContext,
  { kind }: KindRun,
  { read, known, change, code, reason, wanted }: AsideReason,
): void => {
  const record: NoteRecord = {
    kind: 'note',
    object: kind,
    change,
    id: known?.id ?? null,
    name: known === undefined ? read.identifier : labelOf(known),
    dn: read.entry.dn,
    reason,
    ...(wanted === undefined
      ? {}
      : { fields: { [nameField[kind]]: [known === undefined ? null : labelOf(known), wanted] } }),
  }
  plan.append(record)
  tally.count(record)
  if (read.connectionId !== undefined)
    plan.append({ kind: 'revisit', object: kind, connectionId: read.connectionId })
  if (code !== undefined)
    tally.say({
      level: change === 'skipped' ? 'warning' : 'error',
      code,
      message: reason,
      dn: read.entry.dn,
    })
}

const nameField = { user: 'username', group: 'name' } as const
