import { shorten } from './display-text.ts'

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
  let timer: NodeJS.Timeout | undefined
  const isTerminal = stream.isTTY === true
  const show = (text: string): void => {
    lastAt = now()
    if (isTerminal) {
      isShown = true
      stream.write(`\r${shorten(text, (stream.columns || 80) - 1)}\u001B[K`)
    } else stream.write(`${text}\n`)
  }
  return {
    report(text) {
      clearTimeout(timer)
      const wait = startedAt + silentMs - now()
      if (wait > 0) {
        // Work that reports once and then takes long is told of too.
        timer = setTimeout(() => show(text), wait).unref()
        return
      }
      if (now() - lastAt >= (isTerminal ? terminalIntervalMs : plainIntervalMs)) show(text)
    },
    end() {
      clearTimeout(timer)
      if (isShown) stream.write('\r\u001B[K')
      isShown = false
    },
  }
}
