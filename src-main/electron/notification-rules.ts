// What deserves a notification: only what needs a person, and each thing once.
import { z } from 'zod'
import type { Settings } from '../../src-shared/contract/app-calls.ts'
import type { SourceStanding } from '../../src-shared/contract/source-calls.ts'

export type NoticeClass = keyof Settings['notifications']

export interface Notice {
  readonly class: NoticeClass
  readonly source: string
  /** For a class that has one: why. */
  readonly reason: string
  readonly route: string
}

/** What a person was told already, by slug; kept over restarts. */
export const NoticeMemory = z.record(
  z.string(),
  z.object({
    heldRunId: z.number().nullable(),
    toldFailing: z.boolean(),
    warnings: z.array(z.string()),
  }),
)
export type NoticeMemory = z.infer<typeof NoticeMemory>

const nothingTold: NoticeMemory[string] = { heldRunId: null, toldFailing: false, warnings: [] }

interface Decision {
  readonly notices: readonly Notice[]
  readonly memory: NoticeMemory
}

/** What to tell now. A class that is switched off is remembered as told, so that switching it on brings no old news. */
export const decideNotices = (
  memory: NoticeMemory,
  sources: readonly SourceStanding[],
  wanted: Settings['notifications'],
): Decision => {
  const decided = sources.map((source) => decideForSource(memory[source.slug] ?? nothingTold, source))
  return {
    notices: decided.flatMap(({ notices }) => notices).filter((notice) => wanted[notice.class]),
    memory: Object.fromEntries(decided.map(({ told }, index) => [sources[index]?.slug ?? '', told])),
  }
}

const decideForSource = (
  told: NoticeMemory[string],
  source: SourceStanding,
): { readonly notices: readonly Notice[]; readonly told: NoticeMemory[string] } => {
  const notices: Notice[] = []
  const add = (noticeClass: NoticeClass, route: string, reason = ''): void => {
    notices.push({ class: noticeClass, source: source.name, reason, route })
  }
  const isHeldAnew = source.heldRunId !== null && source.heldRunId !== told.heldRunId
  if (isHeldAnew) add('held', `/runs/${source.heldRunId}`)

  const failsAgain = hasFailedAgain(source)
  if (failsAgain && !told.toldFailing)
    add('failing', source.lastRunId === null ? '/' : `/runs/${source.lastRunId}`, source.stateReason)
  const hasRecovered = told.toldFailing && lastOutcome(source) === 'good'
  if (hasRecovered) add('recovered', `/sources/${source.slug}`)

  const codes = source.warnings.map(({ code }) => code)
  for (const { code, message } of source.warnings)
    if (!told.warnings.includes(code)) add('expiring', `/sources/${source.slug}?section=tls`, message)

  return {
    notices,
    told: {
      heldRunId: source.heldRunId ?? told.heldRunId,
      toldFailing: (told.toldFailing || failsAgain) && !hasRecovered,
      warnings: codes,
    },
  }
}

const badStatuses = new Set(['failed', 'interrupted'])
const goodStatuses = new Set(['ok', 'ok_with_errors', 'approved'])

/** One failure may be a server that restarts; the second in a row is worth a person's time. */
const hasFailedAgain = ({ state, recentRuns }: SourceStanding): boolean =>
  state === 'failing' &&
  tellingRuns(recentRuns)
    .slice(-2)
    .filter(({ status }) => badStatuses.has(status)).length === 2

const lastOutcome = ({ recentRuns }: SourceStanding): 'good' | 'bad' | undefined => {
  const last = tellingRuns(recentRuns).at(-1)
  if (last === undefined) return undefined
  return goodStatuses.has(last.status) ? 'good' : 'bad'
}

const tellingRuns = (runs: SourceStanding['recentRuns']): SourceStanding['recentRuns'] =>
  runs.filter(({ status }) => badStatuses.has(status) || goodStatuses.has(status))
