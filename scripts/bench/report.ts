import type { Sample } from './candidates.ts'

export interface Row {
  readonly name: string
  readonly wallSeconds: number
  readonly cpuSeconds: number
  readonly peakMegabytes: number
  /** Median of the rounds' own ratios: wall time against ldapsearch in the same round. */
  readonly timesLdapsearch: number
  readonly delayP99Ms: number | null
  readonly delayMaxMs: number | null
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [upper = Number.NaN, lower = upper] = [sorted[middle], sorted[middle - 1]]
  return sorted.length % 2 === 1 ? upper : (upper + lower) / 2
}

/** One round: what was measured under each name. */
export type Round = ReadonlyMap<string, Sample>

/** Medians over the rounds, one row a candidate, in the order of the first round. */
export const summarize = (rounds: readonly Round[]): readonly Row[] =>
  [...(rounds[0]?.keys() ?? [])].map((name) => {
    const samples = rounds.flatMap((round) => {
      const sample = round.get(name)
      const limit = round.get('ldapsearch')
      return sample === undefined || limit === undefined
        ? []
        : [{ sample, ratio: sample.wallSeconds / limit.wallSeconds }]
    })
    const of = (pick: (sample: Sample) => number | undefined): number =>
      median(samples.map(({ sample }) => pick(sample)).filter((value) => value !== undefined))
    const delays = samples.some(({ sample }) => sample.delayP99Ms !== undefined)
    return {
      name,
      wallSeconds: of((sample) => sample.wallSeconds),
      cpuSeconds: of((sample) => sample.cpuSeconds),
      peakMegabytes: of((sample) => sample.peakMegabytes),
      timesLdapsearch: median(samples.map(({ ratio }) => ratio)),
      delayP99Ms: delays ? of((sample) => sample.delayP99Ms) : null,
      delayMaxMs: delays ? of((sample) => sample.delayMaxMs) : null,
    }
  })

const cell = (value: number | null, digits: number): string => (value === null ? '' : value.toFixed(digits))

/** A Markdown table, as docs/performance.md holds it. */
export const printTable = (rows: readonly Row[]): string =>
  [
    '| | wall s | times ldapsearch | CPU s | peak MB | main-thread delay p99 / max ms |',
    '|---|---|---|---|---|---|',
    ...rows.map((row) => {
      const delay = row.delayP99Ms === null ? '' : `${cell(row.delayP99Ms, 1)} / ${cell(row.delayMaxMs, 1)}`
      return `| ${row.name} | ${cell(row.wallSeconds, 2)} | ${cell(row.timesLdapsearch, 2)} | ${cell(row.cpuSeconds, 2)} | ${cell(row.peakMegabytes, 0)} | ${delay} |`
    }),
  ].join('\n')
