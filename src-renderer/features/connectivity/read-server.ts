import type { ConnectionReport } from '../../../src-shared/contract/source-calls.ts'

export type Server = ConnectionReport['servers'][number]

/** How the line to a server is secured. */
export type Encryption =
  | {
      readonly kind: 'secured'
      readonly mode: 'ldaps' | 'starttls'
      readonly protocol: string
      readonly cipher: string
      readonly isVerified: boolean
    }
  /** Everything travels as clear text. */
  | { readonly kind: 'none' }
  /** The check did not come that far. */
  | { readonly kind: 'unknown' }

export const encryptionOf = ({ tls, failedStep }: Server): Encryption => {
  if (tls === null) {
    const isBefore = failedStep === 'configuration' || failedStep === 'name' || failedStep === 'tcp'
    return { kind: isBefore || failedStep === 'tls' ? 'unknown' : 'none' }
  }
  const textAt = (key: string): string => (typeof tls[key] === 'string' ? tls[key] : '')
  return {
    kind: 'secured',
    mode: tls['mode'] === 'starttls' ? 'starttls' : 'ldaps',
    protocol: textAt('protocol'),
    cipher: textAt('cipher'),
    isVerified: tls['verified'] === true,
  }
}

const dayMs = 24 * 60 * 60 * 1000
/** Time enough to ask for another certificate; the overview warns from the same day on. */
const soonDays = 30

export interface Expiry {
  readonly at: string
  readonly tone: 'ok' | 'attention' | 'error'
  /** Whole days left; negative once it has ended. */
  readonly days: number
}

/** When the certificate of the server itself ends; of those it sends along, others take care. */
export const expiryOf = ({ certificates }: Server, now: Date): Expiry | undefined => {
  const at = certificates[0]?.validTo
  if (at === undefined) return undefined
  const leftMs = new Date(at).getTime() - now.getTime()
  const days = Math.floor(leftMs / dayMs)
  if (leftMs <= 0) return { at, tone: 'error', days }
  return { at, tone: days < soonDays ? 'attention' : 'ok', days }
}

/** Directory and version in words; undefined where the server says nothing of itself. */
export const directoryOf = ({ vendor, version }: Server): string | undefined => {
  const words = [vendor, version].filter((word) => word !== '' && word !== 'N/A')
  return words.length === 0 ? undefined : words.join(' ')
}

export interface Rung {
  readonly step: Server['steps'][number]['step']
  /** A step left out on the way is not needed; one after the failure was never reached. */
  readonly state: 'ok' | 'failed' | 'skipped' | 'notNeeded'
  readonly milliseconds: number | null
}

export const rungsOf = ({ steps, failedStep }: Server): readonly Rung[] => {
  const failedAt = steps.findIndex(({ status }) => status === 'failed')
  const reached = failedAt >= 0 ? failedAt : steps.length
  return steps.map(({ step, status, milliseconds }, index) => {
    const isOnTheWay = index < reached && failedStep !== 'configuration'
    return { step, state: status === 'skipped' && isOnTheWay ? 'notNeeded' : status, milliseconds }
  })
}

/** What failed, and what to do about it. */
export const faultOf = (
  server: Server,
): { readonly message: string; readonly remedy: string } | undefined => {
  if (server.status === 'ok') return undefined
  const failed = server.steps.find(({ status }) => status === 'failed')
  return { message: failed?.message ?? server.status, remedy: failed?.remedy ?? '' }
}
