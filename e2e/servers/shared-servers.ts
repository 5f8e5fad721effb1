// The servers that a run of the integration tests starts once. A suite has one alone until it gives it back, and leaves
// it as it found it: what it adds it removes, what it sets it sets back. What the seeds have belongs to the suites in
// `services/vendors`, which alone change it.
import { inject } from 'vitest'
import { useDs389, type Ds389, type Ds389Facts } from './ds389.ts'
import { useSambaAd, type SambaAd, type SambaAdFacts } from './samba-ad.ts'
import { takeServer } from './take-server.ts'

/** For the hook that takes one: its start, the suites before, and another run of the tests that has the machine's Samba. */
export const sharedServerMs = 25 * 60_000

interface Shared {
  giveBack(): Promise<void>
}

export const takeSambaAd = async (): Promise<SambaAd & Shared> => {
  const { facts, giveBack } = await takeServer<SambaAdFacts>(inject('serverDesk'), 'samba-ad')
  return { ...useSambaAd(facts), giveBack }
}

export const takeDs389 = async (): Promise<Ds389 & Shared> => {
  const { facts, giveBack } = await takeServer<Ds389Facts>(inject('serverDesk'), 'ds389')
  return { ...useDs389(facts), giveBack }
}
