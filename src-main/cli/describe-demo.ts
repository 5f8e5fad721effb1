// The demo's words: under 80 columns and 60 lines, and just as clear without colour.
import type { DemoResult, DemoStep } from '../services/demo-service.ts'
import { checkedServer } from './describe-check.ts'
import { describeItems, describeRun } from './describe-run.ts'
import { printable } from './display-text.ts'
import { count, counted, duration, listed } from './human-words.ts'
import type { Look } from './output.ts'

/** The demo fits into the terminal everybody has. */
const demoWidth = 79
const indent = '   '

export const describeDemoStep = (step: DemoStep, look: Look): readonly string[] => {
  const narrow = { ...look, width: Math.min(look.width ?? demoWidth, demoWidth) - indent.length }
  switch (step.kind) {
    case 'directory':
      return [
        look.style.bold('1. A directory on this machine, with an invented organisation'),
        `   ${step.server.ldapsUri}, base ${step.server.baseDn}`,
        `   ${counted(step.server.people, 'person', 'people')} and ${counted(step.server.groups, 'group')}; nothing leaves this computer.`,
      ]
    case 'check':
      return ['', look.style.bold('2. Check the connection'), ...indented([checkedServer(step.check)])]
    case 'run':
      return step.run.dryRun
        ? dryRunLines(step.run, narrow)
        : ['', look.style.bold('4. Sync'), ...indented(describeRun(step.run, [], narrow))]
    case 'person':
      return personLines(step, look)
    case 'changes':
      return [
        '',
        look.style.bold('5. A day later, in the directory'),
        ...step.changes.map((change) => `   - ${printable(change.what)}`),
      ]
    case 'second-run':
      return [
        '',
        look.style.bold('6. Sync again'),
        ...indented([...describeRun(step.run, [], narrow), ...describeItems(step.items, narrow)]),
        '   Who is missing is a suspect first, and looked up again before a deletion.',
      ]
  }
}

const indented = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => (line === '' ? '' : indent + line))

const dryRunLines = (run: DemoResult['runs'][number], look: Look): readonly string[] => {
  const { users, groups, memberships } = run.changes
  const took = run.milliseconds === null ? '' : ` (${duration(run.milliseconds)})`
  const created = [counted(users.created, 'user'), counted(groups.created, 'group')]
  return [
    '',
    look.style.bold('3. Dry run: the same as a sync, without writing'),
    `   would create ${listed(created)} with ${counted(memberships.added, 'membership')}${took}`,
  ]
}

const shownPaths = 3

const personLines = ({ person }: Extract<DemoStep, { kind: 'person' }>, look: Look): readonly string[] => {
  const nested = person.groupPaths.filter(({ path }) => path.length > 1)
  return [
    `   ${printable(person.name)} (${printable(person.username)}) is named by ${counted(person.groups.length, 'group')} and is`,
    `   effectively in ${count(person.effectiveGroups.length)}, for example:`,
    ...nested.slice(0, shownPaths).map(({ path }) => look.style.dim(`     ${printable(path.join(' > '))}`)),
  ]
}

interface NextQuestion {
  readonly dataFolder: string
  readonly keep: boolean
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Commands that show more of what the demo left, ready to be copied. */
export const demoNext = (result: DemoResult, { dataFolder, keep, env }: NextQuestion): readonly string[] => {
  // From a checkout the program is called through npm.
  const isCheckout = ['cli', 'demo'].includes(env['npm_lifecycle_event'] ?? '')
  const program = isCheckout ? 'npm run --silent cli --' : 'rollcall'
  const command = `${program} --data-dir ${shellWord(dataFolder)}`
  const last = result.runs.at(-1)
  const { variable, bindPassword } = result.server
  return [
    `${command} users --limit 10`,
    ...(result.person === null ? [] : [`${command} user show ${shellWord(result.person)}`]),
    ...(last === undefined ? [] : [`${command} run show ${last.id}`]),
    `${command} export memberships --format csv`,
    ...(keep ? [`${variable}=${bindPassword} ${command} sync ${result.source}`] : []),
  ]
}

const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`

interface DemoEnd {
  readonly dataFolder: string
  readonly keep: boolean
  readonly isTemporary: boolean
}

export const describeNext = (
  next: readonly string[],
  { dataFolder, keep, isTemporary }: DemoEnd,
  look: Look,
): readonly string[] => [
  '',
  look.style.bold('Look around:'),
  ...next.map((command) => `  ${command}`),
  '',
  isTemporary
    ? `The data is in ${dataFolder}; delete the folder when you are done.`
    : `The data is in ${dataFolder}; "source remove demo" takes the demo out of it.`,
  keep
    ? 'The directory runs until you press Ctrl-C.'
    : 'The directory has stopped; "demo --keep" leaves it running.',
]
