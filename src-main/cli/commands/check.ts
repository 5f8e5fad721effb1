import { AppError } from '../../../src-shared/errors/app-error.ts'
import type { CheckReport } from '../../services/connectivity-service.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { describeCheck } from '../describe-check.ts'
import { exitCodeOf, worstExitCode } from '../exit-code.ts'

export const addCheck: AddCommand = (program, perform) => {
  program
    .command('check [slug...]')
    .description('check the connection: every server alone, then the pool')
    .option('--all', 'every source that is switched on')
    .action(perform(check))
}

const check = async (
  context: CommandContext,
  slugs: readonly string[],
  options: { readonly all?: boolean },
): Promise<number> => {
  const services = await context.services()
  const chosen = chooseSlugs(slugs, options.all === true, () => services.sources.enabledSlugs())
  const progress = context.startProgress()
  const reports: CheckReport[] = []
  for (const slug of chosen) {
    progress.report(`checking ${slug}`)
    reports.push(await services.connectivity.check(slug, context.signal))
  }
  progress.end()
  const [only] = reports
  const isOne = only !== undefined && reports.length === 1 && options.all !== true
  await context.output.answer(isOne ? only : reports, (look) =>
    reports.flatMap((report, index) => [...(index === 0 ? [] : ['']), ...describeCheck(report, look)]),
  )
  return worstExitCode(reports.map(checkExitCode))
}

/** The slugs named, or all; naming none without --all is more likely a slip than a wish. */
export const chooseSlugs = (
  slugs: readonly string[],
  all: boolean,
  everySlug: () => readonly string[],
): readonly string[] => {
  if (all && slugs.length > 0) throw new AppError('input.usage', 'Name sources or use --all, not both.')
  if (all) return everySlug()
  if (slugs.length === 0) throw new AppError('input.usage', 'Name at least one source, or use --all.')
  return [...new Set(slugs)]
}

/** The pool's answer counts; when it works although one server does not, that is "done, with errors". */
export const checkExitCode = (report: CheckReport): number => {
  const pool = report.servers['__all__']
  if (pool !== undefined && pool.code !== null) return exitCodeOf(pool.code)
  return Object.values(report.servers).some((server) => server.code !== null) ? 3 : 0
}
