// Entries that are read and not taken. Having been read, their objects are no candidates for deletion.
import { AppError } from '../../../src-shared/errors/app-error.ts'
import type { ErrorCode } from '../../../src-shared/errors/error-codes.ts'
import { dnKey } from '../../../src-shared/ldap-syntax/distinguished-name.ts'
import type { KindRun, RunContext } from './run-context.ts'

export const refuseUnidentified = (
  { tally }: RunContext,
  run: KindRun,
  { dn, uniquenessAttribute }: { readonly dn: string; readonly uniquenessAttribute: string },
): void => {
  run.unidentified.add(dnKey(dn))
  tally.counts[run.kind].skipped++
  tally.say({
    level: 'warning',
    code: 'sync.no-uniqueness-value',
    message: `The entry has no value of the uniqueness field "${uniquenessAttribute}", so it was skipped.`,
    dn,
  })
}

interface RefusedEntry {
  readonly dn: string
  readonly identifier: string
}

export const refuseDuplicate = (context: RunContext, run: KindRun, entry: RefusedEntry): void => {
  const reason = `Another entry has the same identifier "${entry.identifier}"; the first one counts.`
  refuse(context, run, { ...entry, code: 'sync.duplicate-identifier', reason, id: null })
}

/**
 * An entry whose values came in ranges that could not be read to their end (rules S10, S11): its object stays as it
 * is. Throws the error again when the connection did not survive it, or the run was cancelled.
 */
export const refuseIncomplete = (
  context: RunContext,
  run: KindRun,
  {
    error,
    dn,
    identifier,
  }: { readonly error: unknown; readonly dn: string; readonly identifier: string | undefined },
): void => {
  if (!(error instanceof AppError) || !context.connection.isBound || context.signal.aborted) throw error
  if (identifier === undefined) run.unidentified.add(dnKey(dn))
  const claimed = identifier === undefined ? 'new' : run.index.claim(identifier)
  const id = typeof claimed === 'number' ? run.index.objectIdAt(claimed) : null
  refuse(context, run, { dn, identifier: identifier ?? dn, code: error.code, reason: error.message, id })
}

const refuse = (
  { tally, plan }: RunContext,
  { kind }: KindRun,
  {
    dn,
    identifier,
    code,
    reason,
    id,
  }: RefusedEntry & { readonly code: ErrorCode; readonly reason: string; readonly id: number | null },
): void => {
  const record = { kind: 'note', object: kind, change: 'failed', id, name: identifier, dn, reason } as const
  plan.append(record)
  tally.count(record)
  tally.say({ level: 'error', code, message: reason, dn })
}
