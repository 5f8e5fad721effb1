import type { SyncRun } from '../../src-shared/domain/sync-run.ts'
import { assertNever } from '../../src-shared/errors/assert-never.ts'
import { errorCodes, type ErrorCode } from '../../src-shared/errors/error-codes.ts'

const isErrorCode = (code: string): code is ErrorCode => code in errorCodes

export const exitCodeOf = (code: string): number => (isErrorCode(code) ? errorCodes[code].exitCode : 1)

/** The exit code of one run; the table is in docs/cli.md. */
export const runExitCode = (run: Pick<SyncRun, 'status' | 'failure'>): number => {
  switch (run.status) {
    case 'ok':
    case 'approved':
    case 'rejected':
    case 'skipped':
    case 'running':
      return 0
    case 'ok_with_errors':
      return 3
    case 'held':
      return 4
    case 'cancelled':
      return 130
    case 'failed':
    case 'interrupted':
      return exitCodeOf(run.failure?.code ?? 'internal')
    default:
      return assertNever(run.status)
  }
}

// A fault of ours first, then what only a person can mend, then what may be gone at the next try, then what
// waits for a decision, then what was done with errors.
const worstFirst = [130, 1, 2, 8, 9, 6, 5, 7, 4, 3, 0]

/** The one code for several sources: the first of `worstFirst` that occurred. */
export const worstExitCode = (codes: readonly number[]): number => {
  return codes.toSorted((a, b) => rank(a) - rank(b))[0] ?? 0
}

const rank = (code: number): number => {
  const place = worstFirst.indexOf(code)
  return place === -1 ? 1 : place
}
