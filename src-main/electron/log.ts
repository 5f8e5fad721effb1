// One line of JSON an event, in <data folder>/logs. Entry contents and secrets never get here; what looks like one is
// taken out all the same.
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pino, type Logger } from 'pino'

export interface Log extends Logger {
  /** The end of the newest log, for a bug report. */
  readonly readEnd: () => string
}

/** Two of these hold weeks of a schedule that runs every five minutes. */
const mostBytes = 2 * 1024 * 1024
const keptFiles = 3

const redactedNames = [
  'password',
  'bindPassword',
  'secret',
  'clientKey',
  'value',
  'token',
  'input',
  'source.bindPassword',
]

export const openLog = (dataFolder: string, { level }: { readonly level: string }): Log => {
  const file = join(dataFolder, 'logs', 'rollcall.log')
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: redactedNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: '[redacted]',
      },
    },
    { write: (line: string) => writeLine(file, line) },
  )
  return Object.assign(logger, { readEnd: () => readEnd(file) })
}

const writeLine = (file: string, line: string): void => {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    if (existsSync(file) && statSync(file).size + line.length > mostBytes) rotate(file)
    // Synchronous: a few lines a minute, and the last one before a crash is the one that counts.
    appendFileSync(file, line, { mode: 0o600 })
  } catch {
    // A full disk, or a folder that may not be written, must not end the program over its own log.
  }
}

/** rollcall.log becomes rollcall.1.log and so on; the oldest is overwritten. */
const rotate = (file: string): void => {
  for (let number = keptFiles - 1; number >= 0; number -= 1) {
    const from = number === 0 ? file : numbered(file, number)
    if (existsSync(from)) renameSync(from, numbered(file, number + 1))
  }
}

const numbered = (file: string, number: number): string => file.replace(/\.log$/, `.${number}.log`)

const shownBytes = 200 * 1024

const readEnd = (file: string): string => {
  if (!existsSync(file)) return ''
  const { size } = statSync(file)
  const start = Math.max(0, size - shownBytes)
  const buffer = Buffer.alloc(size - start)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, buffer, 0, buffer.length, start)
  } finally {
    closeSync(handle)
  }
  const text = buffer.toString('utf8')
  return start === 0 ? text : text.slice(text.indexOf('\n') + 1)
}
