import type { ObjectCounts, RunItem, SyncRun } from '../../src-shared/domain/sync-run.ts'
import { errorCodes } from '../../src-shared/errors/error-codes.ts'
import { displayWidth, printable, wrapText } from './display-text.ts'
import { limitWords } from './limit-words.ts'
import { count, counted, duration, listed, relativeTime } from './human-words.ts'
import type { Look } from './output.ts'
import { paintStatus, runSubject } from './run-words.ts'
import { printTable } from './table.ts'

const defaultWidth = 100

/** A run as a sentence, a small table of what changed, the plan where it is asked for, and what needs a person. */
export const describeRun = (run: SyncRun, items: readonly RunItem[], look: Look): readonly string[] => [
  ...headLines(run, look),
  ...changesTable(run, look),
  ...limitLines(run, look),
  ...messageLines(run, look),
  ...planLines(run, items, look),
  ...nextStep(run),
]

/** A number stays on the line of its unit. */
const noBreakSpace = '\u00A0'

const headLines = (run: SyncRun, look: Look): readonly string[] => {
  const [first = '', ...others] = wrapText(headline(run), look.width ?? defaultWidth).map((line) =>
    line.replaceAll(noBreakSpace, ' '),
  )
  return [paintStatus(run.status, first, look.style), ...others]
}

const headline = (run: SyncRun): string => {
  const took =
    run.milliseconds === null ? '' : ` in ${duration(run.milliseconds).replaceAll(' ', noBreakSpace)}`
  const from = run.server === null ? '' : ` from ${run.server}`
  const read = `${counted(run.read.users, 'user')} and ${counted(run.read.groups, 'group')}`
  const what = run.dryRun ? 'dry run' : 'run'
  const subject = runSubject(run)
  switch (run.status) {
    case 'ok':
    case 'ok_with_errors':
      return `${subject}: ${what} ${run.id} read ${read}${from}${took}; ${changeWords(run)}.`
    case 'held':
      return `${subject}: ${what} ${run.id} read ${read}${from}${took} and is held. Nothing was written.`
    case 'failed':
      return `${subject}: ${what} ${run.id} failed${took}. Nothing was changed.`
    case 'cancelled':
      return `${subject}: ${what} ${run.id} was cancelled${took}. Nothing was changed.`
    case 'interrupted':
      return `${subject}: ${what} ${run.id} was interrupted. The last complete state is intact.`
    case 'approved':
      return `${subject}: ${what} ${run.id} was approved; ${changeWords(run)}.`
    case 'rejected':
      return `${subject}: ${what} ${run.id} was rejected. Nothing was changed.`
    case 'skipped':
      return `${subject}: ${what} ${run.id} was skipped.`
    default:
      return `${subject}: ${what} ${run.id} is running.`
  }
}

/** "created 3 and added 12 memberships", or for a dry run "would create ...". */
const changeWords = (run: SyncRun): string => {
  const { users, groups, memberships } = run.changes
  const form = run.dryRun ? 1 : 0
  const words = changeVerbs
    .map(({ kind, verb }) => [verb[form], users[kind] + groups[kind]] as const)
    .filter(([, number]) => number > 0)
    .map(([verb, number]) => `${verb} ${count(number)}`)
  const moved = (['added', 'removed'] as const)
    .filter((kind) => memberships[kind] > 0)
    .map((kind) => `${membershipVerbs[kind][form]} ${counted(memberships[kind], 'membership')}`)
  const all = [...words, ...moved]
  const suspect = users.suspect + groups.suspect
  if (suspect > 0) all.push(`${run.dryRun ? 'mark' : 'marked'} ${count(suspect)} as suspect`)
  const failed = users.failed + groups.failed
  const failures = failed === 0 ? '' : `; ${counted(failed, 'object')} failed`
  if (all.length === 0) return `${run.dryRun ? 'would change nothing' : 'nothing changed'}${failures}`
  return `${run.dryRun ? 'would ' : ''}${listed(all)}${failures}`
}

/** In the past, and after "would". */
const changeVerbs = [
  { kind: 'created', verb: ['created', 'create'] },
  { kind: 'updated', verb: ['updated', 'update'] },
  { kind: 'deactivated', verb: ['deactivated', 'deactivate'] },
  { kind: 'deleted', verb: ['deleted', 'delete'] },
] as const

const membershipVerbs = { added: ['added', 'add'], removed: ['removed', 'remove'] } as const

type CountRow = readonly [string, ObjectCounts]

const changesTable = (run: SyncRun, look: Look): readonly string[] => {
  if (run.status === 'failed' || run.status === 'cancelled' || run.status === 'skipped') return []
  const { users, groups, memberships } = run.changes
  const rows: readonly CountRow[] = [
    ['users', users],
    ['groups', groups],
  ]
  const always = ['created', 'updated', 'unchanged'] as const
  const sometimes = (['suspect', 'deactivated', 'deleted', 'skipped', 'failed'] as const).filter(
    (kind) => users[kind] + groups[kind] > 0,
  )
  const table = printTable<CountRow>(
    [
      { title: '', cell: ([kind]) => `  ${kind}` },
      ...[...always, ...sometimes].map((kind) => ({
        title: kind,
        cell: ([, counts]: CountRow) => count(counts[kind]),
        align: 'right' as const,
      })),
    ],
    rows,
    look,
  )
  const membershipLine = `  memberships  ${count(memberships.added)} added, ${count(memberships.removed)} removed`
  return [...table, membershipLine]
}

const limitLines = (run: SyncRun, look: Look): readonly string[] =>
  run.limits.map((limit) => look.style.attention(`  held: ${printable(limitWords(limit))}`))

const shownMessages = 10
const messageIndent = '    '

const messageLines = (run: SyncRun, look: Look): readonly string[] => {
  const paint = { info: look.style.dim, warning: look.style.attention, error: look.style.bad }
  // Of a cancelled run the headline has said it all.
  const told =
    run.failure === null || run.status === 'cancelled'
      ? []
      : [{ level: 'error' as const, message: run.failure.message, dn: null }]
  const others = run.messages.filter((message) => message.message !== run.failure?.message)
  const shown = [...told, ...others].slice(0, shownMessages)
  const left = told.length + others.length - shown.length
  return [
    ...shown.flatMap(({ level, message, dn }) => {
      const where = dn === null || message.includes(dn) ? '' : ` (${dn})`
      const room = (look.width ?? defaultWidth) - messageIndent.length
      const [first = '', ...below] = wrapText(printable(`${level}: ${message}${where}`), room)
      return [
        `  ${paint[level](`${level}:`)}${first.slice(level.length + 1)}`,
        ...below.map((line) => messageIndent + line),
      ]
    }),
    ...(left > 0 ? [`  and ${counted(left, 'message')} more: rollcall run show ${run.id}`] : []),
  ]
}

const planLines = (run: SyncRun, items: readonly RunItem[], look: Look): readonly string[] => {
  if (items.length === 0) return []
  const { users, groups, memberships } = run.changes
  const total =
    [users, groups].reduce(
      (sum, each) => sum + each.created + each.updated + each.suspect + each.deleted + each.deactivated,
      0,
    ) +
    memberships.added +
    memberships.removed
  const more = total > items.length ? [`  ... all of it: rollcall run show ${run.id}`] : []
  return ['', ...describeItems(items, look), ...more]
}

/** Every change of a run, a line each, with old and new values under it. */
export const describeItems = (items: readonly RunItem[], look: Look): readonly string[] =>
  items.flatMap((item) => {
    const reason = item.reason === null ? '' : look.style.dim(`  (${printable(item.reason)})`)
    const kind = item.objectType.replace('_', ' ').padEnd(10)
    return [
      `  ${item.change.padEnd(11)} ${kind} ${printable(item.name)}${reason}`,
      ...Object.entries(item.fields).flatMap((field) => fieldLines(field, look)),
    ]
  })

/** Old and new side by side, or below each other where the line is too narrow. */
const fieldLines = ([name, [before, after]]: FieldChange, look: Look): readonly string[] => {
  const line = `      ${printable(name)}: ${value(before)} -> ${value(after)}`
  if (displayWidth(line) <= (look.width ?? defaultWidth)) return [line]
  return [`      ${printable(name)}: ${value(before)}`, `        -> ${value(after)}`]
}

type FieldChange = readonly [string, readonly [unknown, unknown]]

const longestValue = 70

const value = (what: unknown): string => {
  if (what === null || what === undefined) return 'nothing'
  const text = printable(typeof what === 'string' ? what : JSON.stringify(what))
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text
}

const nextStep = (run: SyncRun): readonly string[] => {
  if (run.status === 'held') {
    return [
      `Look at it:  rollcall run show ${run.id}`,
      `Then decide: rollcall run approve ${run.id}   or   rollcall run reject ${run.id}`,
    ]
  }
  if (run.status === 'failed' && run.failure !== null && run.failure.code in errorCodes) {
    // The check above is the proof that the cast needs.
    return [`  hint: ${errorCodes[run.failure.code as keyof typeof errorCodes].remedy}`]
  }
  return []
}

/** "12 min ago" and the exact time behind it. */
export const timeWords = (at: string, look: Look): string => `${relativeTime(at, look.now)} (${at})`
