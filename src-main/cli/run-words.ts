import type { RunStatus } from '../../src-shared/domain/sync-run.ts'
import type { Style } from './style.ts'

const words: Readonly<Record<RunStatus, string>> = {
  running: 'running',
  ok: 'ok',
  ok_with_errors: 'ok, with errors',
  held: 'held',
  approved: 'approved',
  rejected: 'rejected',
  failed: 'failed',
  cancelled: 'cancelled',
  skipped: 'skipped',
  interrupted: 'interrupted',
}

export const statusWord = (status: RunStatus): string => words[status]

/** The word itself says the state; the colour only helps the eye. */
export const paintStatus = (status: RunStatus, text: string, style: Style): string => {
  if (status === 'ok' || status === 'approved') return style.good(text)
  if (status === 'failed' || status === 'interrupted') return style.bad(text)
  if (status === 'ok_with_errors' || status === 'held' || status === 'cancelled') return style.attention(text)
  return text
}
