import type { CertificateView } from '../../src-shared/contract/source-calls.ts'

const dayMs = 24 * 60 * 60 * 1000
/** Time enough to ask for another certificate; the overview warns from the same day on. */
const soonDays = 30

export type Validity = 'valid' | 'ends-soon' | 'ended' | 'not-yet'

export const validityOf = (
  { validFrom, validTo }: Pick<CertificateView, 'validFrom' | 'validTo'>,
  now: Date,
): Validity => {
  const time = now.getTime()
  if (time < Date.parse(validFrom)) return 'not-yet'
  const left = Date.parse(validTo) - time
  if (left <= 0) return 'ended'
  return left < soonDays * dayMs ? 'ends-soon' : 'valid'
}
