import { displayWidth, shorten } from './display-text.ts'

export interface ProgressLine {
  /** What is going on now; called as often as there is news. */
  report(text: string): void
  /** Clears the line, so that what is printed next stands alone. */
  end(): void
}

export interface ProgressSettings {
  readonly stream: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }
  readonly quiet: boolean
  readonly now: () => number
}

/** Shorter work needs no word on how it goes. */
const silentMs = 1000
/** A log file wants to know that it lives, not every step. */
const plainIntervalMs = 10_000
const terminalIntervalMs = 100

/** Progress on stderr: on a terminal one line that changes, elsewhere a line now and then, with --quiet nothing. */
export const createProgressLine = ({ stream, quiet, now }: ProgressSettings): ProgressLine => {
  if (quiet) return { report: () => {}, end: () => {} }
  const startedAt = now()
  let lastAt = Number.NEGATIVE_INFINITY
  let isShown = false
  const isTerminal = stream.isTTY === true
  return {
    report(text) {
      const at = now()
      if (at - startedAt < silentMs) return
      if (at - lastAt < (isTerminal ? terminalIntervalMs : plainIntervalMs)) return
      lastAt = at
      if (isTerminal) {
        isShown = true
        stream.write(`\r${shorten(text, (stream.columns ?? 80) - 1)}\u001B[K`)
      } else stream.write(`${text}\n`)
    },
    end() {
      if (isShown) stream.write('\r\u001B[K')
      isShown = false
    },
  }
}

/** "users: 12,000 read, 4,100 a second" with a name in front that is as wide as the widest of its siblings. */
export const progressText = (name: string, text: string, widest: number): string =>
  `${name}${' '.repeat(Math.max(0, widest - displayWidth(name)))}  ${text}`
