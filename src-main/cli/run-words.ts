import type { RunStatus, RunTrigger, SyncRun } from '../../src-shared/domain/sync-run.ts'
import type { Style } from './style.ts'
import { printable } from './display-text.ts'

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

/** What a run was about: its source, or one person or group of it. */
export const runSubject = ({ source, only }: Pick<SyncRun, 'source' | 'only'>): string =>
  only === null ? source : `${source}, only ${printable(only.name)}`

/** How many users and groups a run changed, or would. */
export const changedObjects = ({ changes: { users, groups } }: Pick<SyncRun, 'changes'>): number =>
  [users, groups].reduce(
    (sum, each) => sum + each.created + each.updated + each.deleted + each.deactivated + each.suspect,
    0,
  )

const triggers: Readonly<Record<RunTrigger, string>> = {
  manual: 'by hand',
  schedule: 'by schedule',
  tray: 'from the tray',
  catch_up: 'to catch up',
  save: 'after a save',
  approval: 'by approval',
}

/** Why a run was started. */
export const triggerWords = (trigger: RunTrigger): string => triggers[trigger]
