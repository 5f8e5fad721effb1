import type { Fault, FaultSwitch } from './fault-plan.ts'

/** Faults that strike at a place in the stream of entries. */
export type Interruption = Extract<Fault, { readonly afterEntries: number }>

const interruptionKinds = [
  'continuation-reference',
  'drop-connection',
  'stall',
  'limit',
  'referral',
  'notice-of-disconnection',
  'garbage',
  'oversized-length',
] as const satisfies readonly Interruption['kind'][]

/** The fault that strikes after this many entries, if any. */
export const nextInterruption = (faults: FaultSwitch, entriesSent: number): Interruption | undefined => {
  if (!faults.has(...interruptionKinds)) return undefined
  for (const kind of interruptionKinds) {
    const fault = faults.strike(
      kind,
      (candidate) => 'afterEntries' in candidate && candidate.afterEntries === entriesSent,
    )
    if (fault !== undefined && 'afterEntries' in fault) return fault
  }
  return undefined
}
