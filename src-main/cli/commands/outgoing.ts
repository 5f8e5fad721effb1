import { Option } from 'commander'
import {
  deliveryStates,
  type DeliveryState,
  type OutgoingDelivery,
  type RetriedDeliveries,
} from '../../../src-shared/domain/outgoing-delivery.ts'
import { addressOf } from '../../../src-shared/domain/outgoing-target.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { printable } from '../display-text.ts'
import { count, counted, relativeTime } from '../human-words.ts'
import type { Look } from '../output.ts'
import { wholeNumber, wholeNumberArgument } from '../parse-arguments.ts'
import { printTable } from '../table.ts'
import { whileSaying } from '../while-saying.ts'

const defaultLimit = 50

export const addOutgoingList: AddCommand = (program, perform) => {
  program
    .command('list', { isDefault: true })
    .description('list what was passed on to files and webhooks, newest first')
    .option('--source <slug>', 'of one source only')
    .addOption(new Option('--state <state>', 'in one state only').choices(deliveryStates))
    .option('--limit <number>', 'how many', wholeNumber(0), defaultLimit)
    .action(perform(listOutgoing))
}

export const addOutgoingRetry: AddCommand = (program, perform) => {
  program
    .command('retry')
    .argument('[id]', 'number of the delivery', wholeNumberArgument)
    .description('try a dead or a waiting delivery at once, or every dead one')
    .option('--dead', 'every dead one')
    .option('--source <slug>', 'with --dead: of one source only')
    .action(perform(retryOutgoing))
}

const listOutgoing = async (
  context: CommandContext,
  options: { readonly source?: string; readonly state?: DeliveryState; readonly limit: number },
): Promise<void> => {
  const services = await context.services()
  const page = services.outgoing.list({ slug: options.source, state: options.state, limit: options.limit })
  await context.output.answer(page, (look) => describeDeliveries(page.items, page.total, look))
}

interface RetryOptions {
  readonly dead?: true
  readonly source?: string
}

const retryOutgoing = async (
  context: CommandContext,
  id: number | undefined,
  options: RetryOptions,
): Promise<number> => {
  if (options.dead === true && id === undefined) return retryDead(context, options.source)
  if (options.dead === true || id === undefined)
    throw new AppError('input.usage', 'Name a delivery or use --dead, and not both.')
  if (options.source !== undefined)
    throw new AppError('input.usage', '--source goes with --dead; a delivery is known by its number.')
  const services = await context.services()
  const delivery = await whileSaying(context, `delivering ${id}`, () =>
    services.outgoing.retry(id, context.signal),
  )
  await context.output.answer(delivery, (look) => describeDeliveries([delivery], 1, look))
  return delivery.state === 'delivered' ? 0 : unfinishedCode
}

const retryDead = async (context: CommandContext, slug: string | undefined): Promise<number> => {
  const services = await context.services()
  const { total } = services.outgoing.list({ slug, state: 'dead', limit: 0 })
  const retried = await whileSaying(context, `delivering ${dead(total)}`, () =>
    services.outgoing.retryDead(slug, context.signal),
  )
  await context.output.answer(retried, () => describeRetried(retried))
  return retried.delivered === retried.retried ? 0 : unfinishedCode
}

const dead = (number: number): string => counted(number, 'dead delivery', 'dead deliveries')

const describeRetried = (counts: RetriedDeliveries): readonly string[] => {
  if (counts.retried === 0) return ['There are no dead deliveries.']
  const ends = [
    `${count(counts.delivered)} arrived`,
    ...(counts.waiting > 0 ? [`${count(counts.waiting)} wait to be tried again`] : []),
    ...(counts.dead > 0 ? [`${count(counts.dead)} given up again`] : []),
  ]
  return [
    `${dead(counts.retried)} tried again: ${ends.join(', ')}.`,
    ...(counts.problem === null ? [] : [`  ${printable(counts.problem.message)}`]),
  ]
}

/** Done, but not for this one. */
const unfinishedCode = 3

const describeDeliveries = (
  deliveries: readonly OutgoingDelivery[],
  total: number,
  look: Look,
): readonly string[] => {
  if (total === 0) return ['There are no deliveries. A source passes its changes on to its outgoingTargets.']
  const table = printTable<OutgoingDelivery>(
    [
      { title: 'ID', cell: ({ id }) => String(id), align: 'right' },
      { title: 'SOURCE', cell: ({ source }) => source },
      { title: 'RUN', cell: ({ run }) => String(run), align: 'right' },
      {
        title: 'STATE',
        cell: ({ state }) => state,
        paint: (text, { state }) => paintState(state, text, look),
      },
      { title: 'TRIES', cell: ({ attempts }) => String(attempts), align: 'right' },
      { title: 'WRITTEN', cell: ({ createdAt }) => relativeTime(createdAt, look.now) },
      { title: 'TARGET', cell: ({ target }) => `${target.kind} ${printable(addressOf(target))}` },
    ],
    deliveries,
    look,
  )
  const problems = deliveries.flatMap(({ id, problem, dueAt, waitsFor }) => {
    if (waitsFor !== null) return [`  ${id}: waits until ${waitsFor} has arrived or is given up.`]
    if (problem === null) return []
    return [`  ${id}: ${printable(problem.message)}${dueAt === null ? '' : ` Next try ${dueAt}.`}`]
  })
  const more =
    total > deliveries.length
      ? [look.style.dim(`${count(deliveries.length)} of ${count(total)}; --limit shows more`)]
      : []
  return [...table, ...problems, ...more]
}

const paintState = (state: DeliveryState, text: string, { style }: Look): string => {
  if (state === 'dead') return style.bad(text)
  return state === 'pending' ? style.attention(text) : text
}
