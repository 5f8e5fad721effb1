// The thread that reads long lists, so that sorting 200,000 people or searching them keeps neither window nor tray
// waiting. It has a database connection of its own, which cannot write.
import { parentPort, workerData } from 'node:worker_threads'
import { toFailure } from '../../../src-shared/errors/app-error.ts'
import { openDatabase } from '../../store/open-database.ts'
import { createLongLists } from './long-lists.ts'
import type { FromListThread, ListName, ToListThread } from './list-protocol.ts'

const serve = (): void => {
  const port = parentPort
  if (port === null) throw new Error('list-thread.ts runs as a worker thread only')
  // Given by list-reader.ts when it starts this thread.
  const { dataFolder } = workerData as { readonly dataFolder: string }
  const openDb = () => openDatabase(dataFolder, { readonly: true })
  const db = openDb()
  // The reader's types pair each name with its own question.
  const lists = createLongLists(db, openDb) as Readonly<Record<ListName, (question: unknown) => unknown>>

  const answer = (name: ListName, question: unknown): FromListThread => {
    try {
      return { kind: 'answer', answer: lists[name](question) }
    } catch (error) {
      return { kind: 'failed', failure: toFailure(error) }
    }
  }

  port.on('message', (message: ToListThread) => {
    switch (message.kind) {
      case 'ask':
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        port.postMessage(answer(message.name, message.question))
        break
      case 'close':
        db.close()
        port.close()
        break
      default:
        message satisfies never
    }
  })
}

serve()
