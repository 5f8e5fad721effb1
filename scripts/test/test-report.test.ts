import { describe, expect, it } from 'vitest'
import { missingPackages } from './needed-packages.ts'
import { countPlaywrightReport, countReport, judge } from './test-report.ts'

const report = (
  counts: { readonly passed: number; readonly failed: number },
  files: readonly { readonly status: string; readonly tests: readonly string[] }[],
): string =>
  JSON.stringify({
    numPassedTests: counts.passed,
    numFailedTests: counts.failed,
    numPendingTests: 1,
    numTodoTests: 2,
    testResults: files.map(({ status, tests }) => ({
      status,
      assertionResults: tests.map((test) => ({ status: test })),
    })),
  })

describe('countReport', () => {
  it('counts passed, failed and skipped tests', () => {
    const json = report({ passed: 3, failed: 1 }, [{ status: 'failed', tests: ['passed', 'failed'] }])
    expect(countReport(json)).toEqual({ passed: 3, failed: 1, skipped: 3 })
  })

  it('counts a file that could not be loaded as a failure', () => {
    const json = report({ passed: 3, failed: 0 }, [{ status: 'failed', tests: [] }])
    expect(countReport(json).failed).toBe(1)
  })

  it('refuses a report that is not one', () => {
    expect(() => countReport('{}')).toThrow('numPassedTests')
  })
})

const good = { passed: 2, failed: 0, skipped: 1 }

describe('judge', () => {
  it('adds the tests of all steps up', () => {
    expect(
      judge([
        { name: 'lint', ok: true, count: undefined },
        { name: 'unit', ok: true, count: good },
        { name: 'integration', ok: true, count: { passed: 1, failed: 0, skipped: 0 } },
      ]),
    ).toEqual({ ok: true, failedSteps: [], summary: '3 passed, 0 failed, 1 skipped' })
  })

  it('fails for a failed test', () => {
    const verdict = judge([{ name: 'unit', ok: false, count: { passed: 1, failed: 2, skipped: 0 } }])
    expect(verdict).toEqual({ ok: false, failedSteps: ['unit'], summary: '1 passed, 2 failed, 0 skipped' })
  })

  it('counts a step that failed without a failed test, so that the sum never looks better', () => {
    const verdict = judge([
      { name: 'lint', ok: false, count: undefined },
      { name: 'unit', ok: false, count: good },
    ])
    expect(verdict).toEqual({
      ok: false,
      failedSteps: ['lint', 'unit'],
      summary: '2 passed, 2 failed, 1 skipped',
    })
  })

  it('fails when a step ran no test at all', () => {
    const verdict = judge([
      { name: 'unit', ok: true, count: good },
      { name: 'integration', ok: true, count: { passed: 0, failed: 0, skipped: 4 } },
    ])
    expect(verdict.ok).toBe(false)
    expect(verdict.failedSteps).toEqual(['integration (no test ran)'])
  })

  it('fails when nothing ran', () => {
    expect(judge([]).ok).toBe(false)
  })
})

describe('missingPackages', () => {
  it('names what is not installed, in the order of the list', () => {
    const needed = ['slapd', 'openssl', 'dbus'].map((name) => ({ name, program: name }))
    expect(missingPackages(needed, (name) => name === 'openssl')).toEqual(['slapd', 'dbus'])
    expect(missingPackages(needed, () => true)).toEqual([])
  })
})

describe('countPlaywrightReport', () => {
  it('counts a test that passed only when tried again as failed', () => {
    const json = JSON.stringify({ stats: { expected: 7, unexpected: 1, flaky: 2, skipped: 3 } })
    expect(countPlaywrightReport(json)).toEqual({ passed: 7, failed: 3, skipped: 3 })
  })
})
