import type { z } from 'zod'
import type { syncCalls } from '../../../src-shared/contract/sync-calls.ts'
import type { RunMessage, SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { errorCodes } from '../../../src-shared/errors/error-codes.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import { searchRunItems } from '../../store/run-item-search.ts'
import { findRun } from '../../store/run-queries.ts'
import { chooseRuns } from '../../store/run-search.ts'
import { sourceIdFor } from '../find-source.ts'

type ListQuestion = z.output<(typeof syncCalls)['runs.list']['input']>
type ListPage = z.input<(typeof syncCalls)['runs.list']['output']>
type ItemsQuestion = z.output<(typeof syncCalls)['runs.items']['input']>
type ItemsPage = z.input<(typeof syncCalls)['runs.items']['output']>
type MessageGroups = z.input<(typeof syncCalls)['runs.messages']['output']>

export interface RunViews {
  list(question: ListQuestion): ListPage
  get(runId: number): SyncRun
  items(question: ItemsQuestion): ItemsPage
  messages(runId: number): MessageGroups
}

export const createRunViews = (db: ReadableDb): RunViews => {
  const get = (runId: number): SyncRun => {
    const run = findRun(db, runId)
    if (run === undefined) throw new AppError('object.not-found', `There is no run ${runId}.`, { run: runId })
    return run
  }
  return {
    get,
    list({ slug, status, limit, offset }) {
      const sourceId = sourceIdFor(db, slug ?? undefined) ?? null
      const { total, ids } = chooseRuns(db, { sourceId, status, limit, offset })
      const items = ids.map((id) => {
        const { messages: _messages, phases: _phases, ...summary } = get(id)
        return summary
      })
      return { total, items }
    },
    items({ runId, ...question }) {
      get(runId)
      const { total, counts, items } = searchRunItems(db, runId, question)
      return { total, counts: { ...counts }, items: [...items] }
    },
    messages: (runId) => groupMessages(get(runId).messages),
  }
}

const samplesPerCode = 50
const levels = ['error', 'warning', 'info'] as const

/** Errors first, then what is most frequent. */
const groupMessages = (messages: readonly RunMessage[]): MessageGroups => {
  const groups = new Map<string, MessageGroups[number]>()
  for (const message of messages) {
    const key = `${message.level} ${message.code}`
    const known = groups.get(key)
    if (known === undefined) {
      const { code, level } = message
      groups.set(key, { code, level, count: 1, remedy: remedyOf(code), samples: [message] })
      continue
    }
    known.count += 1
    if (known.samples.length < samplesPerCode) known.samples.push(message)
  }
  return [...groups.values()].toSorted(
    (a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || b.count - a.count,
  )
}

/** Some messages have a code of their own that is no error, and need nothing done. */
const remedyOf = (code: string): string => {
  const known: Readonly<Record<string, { readonly remedy: string } | undefined>> = errorCodes
  return Object.hasOwn(errorCodes, code) ? (known[code]?.remedy ?? '') : ''
}
