import type { SyncPhase, SyncProgress } from '../../src-shared/domain/sync-run.ts'
import { count } from './human-words.ts'

const phaseWords: Readonly<Record<SyncPhase, string>> = {
  connect: 'connecting',
  users: 'reading users',
  groups: 'reading groups',
  memberships: 'resolving memberships',
  missing: 'looking for what is missing',
  limits: 'checking the limits',
  apply: 'writing',
  done: 'done',
}

/** How a run goes on, as a person reads it. */
export const syncProgressWords = ({ source, phase, entries, rate }: SyncProgress): string => {
  const what = phase === 'apply' ? 'changes' : 'entries'
  const done = entries > 0 ? `: ${count(entries)} ${what}${rateWords(rate)}` : ''
  return `${source}: ${phaseWords[phase]}${done}`
}

/** `, 12,000 a second`; nothing as long as nothing can be said. */
export const rateWords = (rate: number): string => {
  const whole = Math.round(rate)
  return whole > 0 ? `, ${count(whole)} a second` : ''
}

/** Turns a count of what is done into how many were done a second, from now on. */
export const measureRate = (now: () => number = () => performance.now()): ((done: number) => number) => {
  const startedAt = now()
  return (done) => {
    const seconds = (now() - startedAt) / 1000
    return seconds > 0 ? done / seconds : 0
  }
}
