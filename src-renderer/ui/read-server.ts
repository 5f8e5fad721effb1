import type { ConnectionReport } from '../../src-shared/contract/source-calls.ts'
import { validityOf } from './certificate-validity.ts'

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

export interface Expiry {
  readonly at: string
  readonly tone: 'ok' | 'attention' | 'error'
}

const tones = { valid: 'ok', 'ends-soon': 'attention', 'not-yet': 'attention', ended: 'error' } as const

/** When the certificate of the server itself ends; of those it sends along, others take care. */
export const expiryOf = ({ certificates: [own] }: Server, now: Date): Expiry | undefined =>
  own === undefined ? undefined : { at: own.validTo, tone: tones[validityOf(own, now)] }

/** Whether its certificates are why it was not reached. */
export const isUntrusted = ({ failedStep, certificates }: Server): boolean =>
  failedStep === 'tls' && certificates.length > 0

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
  /** English, as the program said it; empty where there is nothing to say. */
  readonly message: string
  readonly remedy: string
}

export const rungsOf = ({ steps, failedStep }: Server): readonly Rung[] => {
  const failedAt = steps.findIndex(({ status }) => status === 'failed')
  const reached = failedAt >= 0 ? failedAt : steps.length
  return steps.map(({ status, ...step }, index) => {
    const isOnTheWay = index < reached && failedStep !== 'configuration'
    return { ...step, state: status === 'skipped' && isOnTheWay ? 'notNeeded' : status }
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
