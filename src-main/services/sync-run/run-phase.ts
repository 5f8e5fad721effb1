import { searchBase, type LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import type { SyncPhase } from '../../../src-shared/domain/sync-run.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import type { RunContext } from './run-context.ts'

/** Runs one phase, tells of it and notes how long it took; ends the run here when it was cancelled meanwhile. */
export const timed = async <Result>(
  { tally, signal, onProgress }: RunContext,
  phase: SyncPhase,
  work: () => Promise<Result> | Result,
): Promise<Result> => {
  const startedAt = performance.now()
  // Reading tells of itself, with what the first page held.
  if (phase !== 'users' && phase !== 'groups') onProgress(phase, 0)
  try {
    const result = await work()
    if (signal.aborted) throw new AppError('sync.cancelled', 'The run was cancelled. Nothing was changed.')
    return result
  } finally {
    tally.addPhase(phase, performance.now() - startedAt)
  }
}

/** Rule S7: a base that is missing or may not be read is an error, never an empty directory. */
export const requireBases = async ({ source, connection, signal }: RunContext): Promise<void> => {
  for (const base of basesOf(source)) {
    const entry = await connection.readEntry(base, ['1.1'], signal)
    if (entry === undefined)
      throw new AppError(
        'directory.no-such-base',
        `The base "${base}" does not exist, or the bind account may not read it.`,
        { baseDn: base, uri: connection.facts.uri },
      )
  }
}

const basesOf = (source: LdapSource): ReadonlySet<string> => {
  const bases = new Set<string>()
  if (source.syncUsers || source.lookupGroupsFromUser) bases.add(searchBase(source, 'user'))
  if (source.syncGroups) bases.add(searchBase(source, 'group'))
  return bases
}
