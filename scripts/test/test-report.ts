import { z } from 'zod'

/** The part of Vitest's JSON report that is counted (Jest's format). */
const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number().default(0),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
})

export interface TestCount {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** Counts one report; a file that failed without a failed test (it could not be loaded) counts as one failure. */
export const countReport = (json: string): TestCount => {
  const report = VitestReport.parse(JSON.parse(json))
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** The sums at the end of Playwright's JSON report. */
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
})

/** Counts one Playwright report; a test that passed only when tried again counts as failed. */
export const countPlaywrightReport = (json: string): TestCount => {
  const { expected, unexpected, flaky, skipped } = PlaywrightReport.parse(JSON.parse(json)).stats
  return { passed: expected, failed: unexpected + flaky, skipped }
}

export interface StepResult {
  readonly name: string
  readonly ok: boolean
  /** Undefined for a step that runs no tests. */
  readonly count: TestCount | undefined
}

export interface Verdict {
  readonly ok: boolean
  readonly failedSteps: readonly string[]
  readonly summary: string
}

/**
 * Adds everything up. A step that failed although none of its tests did counts as one failure, and so does a step
 * that should have run tests and ran none: the last line can never look better than the exit code.
 */
export const judge = (steps: readonly StepResult[]): Verdict => {
  const total = { passed: 0, failed: 0, skipped: 0 }
  const failedSteps: string[] = []
  for (const { name, ok, count } of steps) {
    const ranNothing = count !== undefined && count.passed + count.failed === 0
    const failed = count?.failed ?? 0
    const isUnexplained = failed === 0 && (!ok || ranNothing)
    total.passed += count?.passed ?? 0
    total.failed += failed + (isUnexplained ? 1 : 0)
    total.skipped += count?.skipped ?? 0
    if (failed > 0 || isUnexplained) failedSteps.push(ranNothing ? `${name} (no test ran)` : name)
  }
  const ok = failedSteps.length === 0 && total.passed > 0
  return {
    ok,
    failedSteps,
    summary: `${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`,
  }
}
