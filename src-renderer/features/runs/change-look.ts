import type { RunItem } from '../../../src-shared/domain/sync-run.ts'

const looks: Readonly<Record<RunItem['change'], string>> = {
  created: 'present',
  restored: 'present',
  added: 'present',
  linked: 'present',
  updated: 'changed',
  kept: 'changed',
  skipped: 'changed',
  suspect: 'suspect',
  conflict: 'suspect',
  deactivated: 'inactive',
  deleted: 'deleted',
  removed: 'deleted',
  failed: 'failed',
}

/** The state whose badge a change looks like. */
export const changeLook = (change: RunItem['change']): string => looks[change]
