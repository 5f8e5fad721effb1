// Every check of the project, in the order in which a person wants to hear of failures. All of them run, whatever
// fails before, except that nothing runs without the system packages. The last line is the sum of all tests.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { provideNeededPackages } from './needed-packages.ts'
import { createTestEnvironment, type TestEnvironment } from './test-environment.ts'
import { countPlaywrightReport, countReport, judge, type StepResult, type TestCount } from './test-report.ts'

const root = resolve(import.meta.dirname, '../..')

/** Runs everything and answers with the exit code. */
export const runTests = async (): Promise<number> => {
  console.log(`Node ${process.versions.node}`)
  if (!provideNeededPackages()) return 1
  const environment = createTestEnvironment(root)
  try {
    const { ok, failedSteps, summary } = judge([
      check('format', environment),
      check('lint', environment),
      check('types', environment),
      tests('unit', environment),
      tests('integration', environment),
      check('build', environment),
      packageCheck(environment),
      windowTests(environment),
    ])
    if (!ok) console.log(`\nFailed: ${failedSteps.join(', ')}`)
    console.log(summary)
    return ok ? 0 : 1
  } finally {
    rmSync(environment.folder, { recursive: true, force: true })
  }
}

// The commands are those of package.json, so that "npm run lint" and this cannot disagree.
const commands = {
  format: ['npm', 'run', '--silent', 'format:check'],
  lint: ['npm', 'run', '--silent', 'lint'],
  types: ['npm', 'run', '--silent', 'typecheck'],
  build: ['npm', 'run', '--silent', 'build', '--', '--logLevel', 'warn'],
} as const

const check = (name: keyof typeof commands, environment: TestEnvironment): StepResult => {
  console.log(`\n== ${name}`)
  return { name, ok: run(commands[name], environment), count: undefined }
}

/** Far from the checkout, so that nothing the package lacks is found there. */
const packageFolder = (environment: TestEnvironment): string => join(environment.folder, 'package')

/** Not "npm run check:packaging", which would build a second time. */
const packageCheck = (environment: TestEnvironment): StepResult => {
  console.log('\n== package')
  const command = ['node', 'scripts/check-packaging.ts', `--extract=${packageFolder(environment)}`]
  return { name: 'package', ok: run(command, environment), count: undefined }
}

const tests = (project: 'unit' | 'integration', environment: TestEnvironment): StepResult => {
  console.log(`\n== ${project} tests`)
  const report = join(environment.folder, `${project}.json`)
  const vitest = [
    'vitest',
    'run',
    // The other projects need nothing but Node: unit tests, and those of the window in a simulated page.
    `--project=${project === 'unit' ? '!integration' : 'integration'}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const ok = run(project === 'unit' ? vitest : inKeyringSession(vitest), environment)
  return { name: `${project} tests`, ok, count: readCount(report, countReport) }
}

/** What is shipped, out of its archive, driven through the stand-in for Electron's executable (docs/testing.md). */
const windowTests = (environment: TestEnvironment): StepResult => {
  console.log('\n== window tests')
  const report = join(environment.folder, 'playwright.json')
  const playwright = ['playwright', 'test', '--config=e2e/playwright.config.ts', '--reporter=list,json']
  const ok = run(inKeyringSession(playwright), {
    ...environment,
    variables: {
      ...environment.variables,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      E2E_APP: packageFolder(environment),
    },
  })
  return { name: 'window tests', ok, count: readCount(report, countPlaywrightReport) }
}

/** What a runner reported; nothing when it never came that far. */
const readCount = (report: string, count: (json: string) => TestCount): TestCount =>
  existsSync(report) ? count(readFileSync(report, 'utf8')) : { passed: 0, failed: 0, skipped: 0 }

/**
 * A session bus with an open keyring on it, gone when the command ends. The password must not be empty: with an empty
 * one gnome-keyring stays locked.
 */
const inKeyringSession = (command: readonly string[]): readonly string[] => [
  'dbus-run-session',
  '--',
  'sh',
  '-c',
  'printf %s test-password | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 && exec "$@"',
  'sh',
  ...command,
]

const run = (
  [program = '', ...programArguments]: readonly string[],
  environment: TestEnvironment,
): boolean => {
  const result = spawnSync(program, programArguments, {
    cwd: root,
    env: environment.variables,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (result.error !== undefined) console.error(`${program}: ${result.error.message}`)
  return result.status === 0
}
