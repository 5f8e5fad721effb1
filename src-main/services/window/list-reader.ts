import { Worker } from 'node:worker_threads'
import { AppError, fromFailure } from '../../../src-shared/errors/app-error.ts'
import type { FromListThread, ListAnswer, ListName, ListQuestion, ToListThread } from './list-protocol.ts'

export interface ListReader {
  /** Rejects with the signal's reason, unread, when nobody waits for the answer any more. */
  read<Name extends ListName>(
    name: Name,
    question: ListQuestion<Name>,
    signal: AbortSignal,
  ): Promise<ListAnswer<Name>>
  close(): Promise<void>
}

interface Asked {
  readonly message: ToListThread
  readonly signal: AbortSignal
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: unknown) => void
}

/**
 * Reads long lists in a thread of their own, one question at a time: of a text that is being typed, the questions that
 * were overtaken are never read. A thread that broke takes its question with it; the next one starts another.
 */
export const createListReader = (dataFolder: string): ListReader => {
  const waiting: Asked[] = []
  let current: Asked | undefined
  let isClosed = false

  const start = (): Worker => {
    const started = new Worker(threadUrl(), { workerData: { dataFolder }, name: 'lists' })
    started.on('message', (message: FromListThread) => {
      const asked = current
      current = undefined
      if (message.kind === 'answer') asked?.resolve(message.answer)
      else asked?.reject(fromFailure(message.failure))
      askNext()
    })
    const breakOff = (error: unknown): void => {
      if (thread !== started) return
      thread = undefined
      const asked = current
      current = undefined
      asked?.reject(error)
      askNext()
    }
    started.on('error', breakOff)
    started.on('exit', () => breakOff(new AppError('internal', 'The thread that reads lists has ended.')))
    return started
  }

  let thread: Worker | undefined = start()
  // Ready before the page asks; waiting for questions keeps no program alive.
  thread.unref()

  const askNext = (): void => {
    while (current === undefined) {
      const asked = waiting.shift()
      if (asked === undefined) {
        thread?.unref()
        return
      }
      if (asked.signal.aborted) {
        asked.reject(asked.signal.reason)
        continue
      }
      current = asked
      thread ??= start()
      thread.ref()
      tell(thread, asked.message)
    }
  }

  return {
    read: <Name extends ListName>(name: Name, question: ListQuestion<Name>, signal: AbortSignal) =>
      new Promise<ListAnswer<Name>>((resolve, reject) => {
        if (isClosed) throw closing()
        const message: ToListThread = { kind: 'ask', name, question }
        // The thread answers each question with what its name gives.
        waiting.push({ message, signal, resolve: resolve as (answer: unknown) => void, reject })
        askNext()
      }),
    async close() {
      isClosed = true
      for (const { reject } of waiting.splice(0)) reject(closing())
      const ending = thread
      if (ending === undefined) return
      thread = undefined
      current?.reject(closing())
      current = undefined
      const ended = new Promise<void>((resolve) => ending.once('exit', () => resolve()))
      ending.ref()
      tell(ending, { kind: 'close' })
      await ended
    },
  }
}

const closing = (): AppError => new AppError('sync.cancelled', 'Rollcall is being closed.')

const tell = (thread: Worker, message: ToListThread): void =>
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  thread.postMessage(message)

// Beside this file in a checkout; beside the bundle in a package, which is flat (electron.vite.config.ts).
const threadUrl = (): URL =>
  import.meta.url.endsWith('.ts')
    ? new URL('./list-thread.ts', import.meta.url)
    : new URL('./list-thread.js', import.meta.url)
