import type { OnlyObject, SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { AppError, toFailure, type Failure } from '../../../src-shared/errors/app-error.ts'
import type { Services } from '../../services/create-services.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { describeRun } from '../describe-run.ts'
import { exitCodeOf, runExitCode, worstExitCode } from '../exit-code.ts'
import { counted } from '../human-words.ts'
import { describeError } from '../output.ts'
import { syncProgressWords } from '../progress-words.ts'
import { streamJson } from '../print-listing.ts'
import { rowProgress } from '../row-progress.ts'
import { chooseSlugs } from './check.ts'

interface SyncOptions {
  readonly all?: boolean
  readonly dryRun?: boolean
  readonly full?: boolean
  readonly user?: string
  readonly group?: string
}

export const addSync: AddCommand = (program, perform) => {
  program
    .command('sync [slug...]')
    .description('bring the local copy up to date')
    .option('--all', 'every source that is switched on')
    .option('--dry-run', 'write nothing and print the plan')
    .option('--full', 'look at every object again, also at those that seem unchanged')
    .option('--user <name>', 'only this person and the groups they are in')
    .option('--group <name>', 'only this group and its members')
    .action(perform(sync))
}

/** A source whose run could not even start. */
interface NotStarted {
  readonly source: string
  readonly error: Failure
}

const sync = async (
  context: CommandContext,
  slugs: readonly string[],
  options: SyncOptions,
): Promise<number> => {
  const services = await context.services()
  const chosen = chooseSlugs(slugs, options.all === true, () => services.sources.enabledSlugs())
  const outcomes: (SyncRun | NotStarted)[] = []
  const only = chooseObject(services, slugs, options)
  const isSingle = chosen.length === 1 && options.all !== true
  const endStart = services.outgoing.beginStart()
  try {
    for (const slug of chosen) {
      const outcome = await syncOne(context, services, { slug, only, ...options })
      if ('error' in outcome && isSingle) throw new AppError(...failureParts(outcome.error))
      if (!context.output.isJson)
        await printOutcome(context, services, outcome, { isFirst: outcomes.length === 0 })
      outcomes.push(outcome)
      if (context.signal.aborted) break
    }
  } finally {
    endStart()
  }
  await passOn(context, services, chosen)
  if (context.output.isJson) await writeOutcomes(context, services, outcomes)
  if (chosen.length === 0) context.output.note('There is no source that is switched on.')
  return worstExitCode(outcomes.map(outcomeExitCode))
}

type ChosenObject = Pick<OnlyObject, 'objectType' | 'id'>

const chooseObject = (
  { query }: Services,
  slugs: readonly string[],
  { user, group }: SyncOptions,
): ChosenObject | undefined => {
  if (user === undefined && group === undefined) return undefined
  if (user !== undefined && group !== undefined)
    throw new AppError('input.usage', 'Use --user or --group, not both.')
  if (slugs.length !== 1)
    throw new AppError('input.usage', 'Name the one source that the person or group is to be read from.')
  if (user !== undefined) return { objectType: 'user', id: query.objectId('user', user) }
  return { objectType: 'group', id: query.objectId('group', group ?? '') }
}

/** The runs as one list; a dry run has its plan with it, which may be as long as the directory. */
const writeOutcomes = async (
  context: CommandContext,
  { query }: Services,
  outcomes: readonly (SyncRun | NotStarted)[],
): Promise<void> => {
  const { output } = context
  await output.write('[')
  for (const [index, outcome] of outcomes.entries()) {
    if (index > 0) await output.write(', ')
    if ('error' in outcome || !outcome.dryRun) await output.write(JSON.stringify(outcome, undefined, 2))
    else {
      const { items } = query.runItems(outcome.id)
      await streamJson(output, outcome, { items, progress: rowProgress(context, 'listing the plan') })
    }
  }
  await output.write(']\n')
}

/** A receiver that is slow or away does not keep the command; what is left is tried later. */
const deliveryPatienceMs = 20_000

const passOn = async (
  { output, signal }: CommandContext,
  services: Services,
  slugs: readonly string[],
): Promise<void> => {
  const waiting = await services.outgoing.settle({ slugs, withinMs: deliveryPatienceMs, signal })
  if (waiting > 0)
    output.note(
      `${counted(waiting, 'delivery', 'deliveries')} to outgoing targets still to do: "rollcall outgoing".`,
    )
}

const failureParts = ({ code, message, details }: Failure): ConstructorParameters<typeof AppError> => [
  code,
  message,
  details,
]

const outcomeExitCode = (outcome: SyncRun | NotStarted): number =>
  'error' in outcome ? exitCodeOf(outcome.error.code) : runExitCode(outcome)

/** Each source for itself: what stops one does not stop the next. */
const syncOne = async (
  context: CommandContext,
  services: Services,
  {
    slug,
    only,
    ...options
  }: SyncOptions & { readonly slug: string; readonly only: ChosenObject | undefined },
): Promise<SyncRun | NotStarted> => {
  const progress = context.startProgress()
  try {
    return await services.sync.start(slug, {
      dryRun: options.dryRun === true,
      full: options.full === true,
      only,
      trigger: 'manual',
      signal: context.signal,
      onProgress: (news) => progress.report(syncProgressWords(news)),
    })
  } catch (error) {
    return { source: slug, error: toFailure(error) }
  } finally {
    progress.end()
  }
}

const printOutcome = async (
  { output }: CommandContext,
  services: Services,
  outcome: SyncRun | NotStarted,
  { isFirst }: { readonly isFirst: boolean },
): Promise<void> => {
  const look = output.look()
  if (!isFirst) await output.write('\n')
  if ('error' in outcome) {
    const lines = describeError(new AppError(...failureParts(outcome.error)), look.style)
    await output.write(`${[look.style.bold(outcome.source), ...lines].join('\n')}\n`)
    return
  }
  const items =
    outcome.dryRun || outcome.status === 'held'
      ? [...services.query.runItems(outcome.id, { limit: planLines }).items]
      : []
  await output.write(`${describeRun(outcome, items, look).join('\n')}\n`)
}

/** A plan on the screen is for reading; the whole of it is in `run show`. */
const planLines = 40
