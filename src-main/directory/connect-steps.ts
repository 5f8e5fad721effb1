import { AppError } from '../../src-shared/errors/app-error.ts'

export const connectSteps = ['lookup', 'tcp', 'tls', 'bind', 'base', 'search'] as const
export type ConnectStep = (typeof connectSteps)[number]

export interface StepTime {
  readonly step: ConnectStep
  readonly milliseconds: number
}

/** Runs the steps of connecting, takes their time, and names the failed one in the error's details. */
export interface StepRecorder {
  run<T>(step: ConnectStep, work: () => Promise<T>): Promise<T>
  readonly times: readonly StepTime[]
}

export const createStepRecorder = (now: () => number = () => performance.now()): StepRecorder => {
  const times: StepTime[] = []
  return {
    times,
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
