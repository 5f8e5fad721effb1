import type { SourceSummary } from '../../services/source-service.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { count, relativeTime } from '../human-words.ts'
import type { Look } from '../output.ts'
import { paintStatus, statusWord } from '../run-words.ts'
import { printTable } from '../table.ts'

export const addSourceList: AddCommand = (program, perform) => {
  program.command('list').description('list the sources').action(perform(listSources))
}

const listSources = async (context: CommandContext): Promise<void> => {
  const services = await context.services()
  const items = services.sources.list()
  await context.output.answer({ total: items.length, items }, (look) => describeSources(items, look))
}

const describeSources = (sources: readonly SourceSummary[], look: Look): readonly string[] => {
  if (sources.length === 0) {
    return [
      'There are no sources yet.',
      'Add one with "rollcall source apply FILE", get a proposal with "rollcall source detect URI",',
      'or look around first with "rollcall demo".',
    ]
  }
  return printTable<SourceSummary>(
    [
      { title: 'SOURCE', cell: (source) => source.slug },
      { title: 'NAME', cell: (source) => source.name, flexible: true },
      { title: 'SERVER', cell: (source) => source.serverUri.join(', '), flexible: true },
      { title: 'USERS', cell: (source) => count(source.users), align: 'right' },
      { title: 'GROUPS', cell: (source) => count(source.groups), align: 'right' },
      {
        title: 'LAST RUN',
        cell: lastRunWords(look.now),
        paint: (text, source) =>
          source.lastRun === null
            ? look.style.dim(text)
            : paintStatus(source.lastRun.status, text, look.style),
      },
    ],
    sources,
    look,
  )
}

const lastRunWords =
  (now: Date) =>
  (source: SourceSummary): string => {
    const state = source.enabled ? '' : ' (switched off)'
    if (source.lastRun === null) return `never${state}`
    return `${statusWord(source.lastRun.status)}, ${relativeTime(source.lastRun.startedAt, now)}${state}`
  }
