import type { SyncRun } from '../../src-shared/domain/sync-run.ts'
import { count } from './human-words.ts'

/** A limit that holds a run, as a sentence with its numbers. */
export const limitWords = ({ what, count: found, of, allowed }: SyncRun['limits'][number]): string => {
  const share = `${count(found)} of ${count(of)}`
  const mayPass = `up to ${count(allowed)} pass without asking`
  const [kind = '', ...rest] = what.split('.')
  const reason = rest.at(-1)
  if (reason === 'none-found') return `no ${kind} were found where there were ${count(of)}`
  if (reason === 'missing') return `${share} ${kind} are missing; ${mayPass}`
  if (reason === 'deactivated') return `${share} ${kind} would be deactivated; ${mayPass}`
  if (reason === 'removed') return `${share} ${kind} would end; ${mayPass}`
  if (reason === 'blanked')
    return `${rest.slice(0, -1).join('.')} would be emptied for ${share} ${kind}; ${mayPass}`
  return `${what}: ${share}; ${mayPass}`
}
