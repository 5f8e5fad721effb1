import { AppError } from '../../src-shared/errors/app-error.ts'
import type { CertificateSummary } from './certificate-chain.ts'

/** In the order in which they happen; `base` and `search` belong to the connectivity check. */
export const connectSteps = ['name', 'tcp', 'tls', 'bind', 'base', 'search'] as const
export type ConnectStep = (typeof connectSteps)[number]

export interface StepTime {
  readonly step: ConnectStep
  readonly milliseconds: number
}

/** Runs the steps of connecting, takes their time, and names the failed one in the error's details. */
export interface StepRecorder {
  run<T>(step: ConnectStep, work: () => Promise<T>): Promise<T>
  /** What the server showed, leaf first; also when it is not trusted. */
  recordCertificates(chain: readonly CertificateSummary[]): void
  readonly times: readonly StepTime[]
  readonly certificates: readonly CertificateSummary[]
}

export const createStepRecorder = (now: () => number = () => performance.now()): StepRecorder => {
  const times: StepTime[] = []
  let certificates: readonly CertificateSummary[] = []
  return {
    times,
    get certificates() {
      return certificates
    },
    recordCertificates: (chain) => {
      certificates = chain
    },
    run: async (step, work) => {
      const startedAt = now()
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        throw new AppError(error.code, error.message, { ...error.details, step }, error.cause)
      } finally {
        times.push({ step, milliseconds: Math.round(now() - startedAt) })
      }
    },
  }
}
