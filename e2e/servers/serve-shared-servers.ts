// Vitest's global setup of the integration tests: Samba and 389 Directory Server take long to start, so a run starts each
// at most once, when the first suite asks for it (shared-servers.ts).
import type { TestProject } from 'vitest/node'
import { ds389BaseDn, ds389Groups, ds389Seed } from '../seed/ds389-seed.ts'
import { sambaAdSeed } from '../seed/samba-ad-seed.ts'
import { startDs389, useDs389 } from './ds389.ts'
import { sambaAdBaseDn, startSambaAd, useSambaAd } from './samba-ad.ts'
import { openServerDesk } from './server-desk.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Port of the desk on loopback. */
    readonly serverDesk: number
  }
}

export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const desk = await openServerDesk({ 'samba-ad': startDomain, ds389: startIpa })
  project.provide('serverDesk', desk.port)
  // The suites change their data: whoever runs them again, as in watch mode, begins with new servers.
  project.onTestsRerun(() => desk.stopServers())
  return () => desk.close()
}

const startDomain = async (): ReturnType<typeof startSambaAd> => {
  const server = await startSambaAd({ seed: sambaAdSeed })
  await useSambaAd(server.facts).modify(
    `dn: ${sambaAdBaseDn}\nchangetype: modify\nreplace: lockoutThreshold\nlockoutThreshold: 2\n`,
  )
  return server
}

const startIpa = async (): ReturnType<typeof startDs389> => {
  const server = await startDs389({ seed: ds389Seed, baseDn: ds389BaseDn })
  // Not in the seed: only what is added while the server runs the memberOf plugin sees.
  await useDs389(server.facts).add(ds389Groups)
  return server
}
