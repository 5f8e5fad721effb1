// The whole main process behind the contract, without Electron. For tests.
import type { Answer } from '../../src-shared/contract/call.ts'
import type { CallInput, CallName, CallOutput } from '../../src-shared/contract/contract.ts'
import type { AppEvent } from '../../src-shared/contract/events.ts'
import type { Failure } from '../../src-shared/errors/app-error.ts'
import { openWindowTestWorld, type WindowTestWorld } from '../services/window/window-test-world.ts'
import { runAppEvent } from './app-events.ts'
import type { AppShell } from './app-shell.ts'
import { createApi, type Api } from './create-api.ts'

export interface ApiTestWorld extends WindowTestWorld {
  readonly api: Api
  readonly events: readonly AppEvent[]
  readonly faults: readonly Failure[]
  /** Every answer given so far, for searching. */
  readonly answers: readonly unknown[]
  /** What dialogs answer: the next file chosen, undefined for a cancelled dialog. */
  readonly chosen: { file: string | undefined }
  /** Calls as the page does; throws what is not `ok`. */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>
  ask(name: string, input: unknown, id?: number): Promise<Answer<unknown>>
  /** Resolves with the first event, past or future, that fits. */
  eventually(fits: (event: AppEvent) => boolean): Promise<AppEvent>
}

const caller = 1

export const openApiTestWorld = async (): Promise<ApiTestWorld> => {
  const world = await openWindowTestWorld()
  const { services, windowServices, dataFolder } = world
  const events: AppEvent[] = []
  const faults: Failure[] = []
  const answers: unknown[] = []
  const chosen: ApiTestWorld['chosen'] = { file: undefined }
  const watcher = windowServices.watch(
    (topics) => {
      events.push({ kind: 'data.changed', topics: [...topics] })
    },
    (error) => {
      throw error
    },
  )
  services.sync.onEvent((event) => {
    events.push(runAppEvent(event))
    if (event.kind === 'finished') watcher.look()
  })
  services.outgoing.onWritten(() => watcher.look())
  const api = createApi({
    services,
    windowServices,
    shell: shellWith(dataFolder, chosen),
    announce: (topics) => void events.push({ kind: 'data.changed', topics: [...topics] }),
    tell: (event) => void events.push(event),
    checksAnswers: true,
    onDone: () => watcher.look(),
    onFault: (_name, failure) => void faults.push(failure),
  })
  let lastId = 0
  const ask = async (name: string, input: unknown, id = (lastId += 1)): Promise<Answer<unknown>> => {
    // As Electron does it: nothing but plain data crosses.
    const answer = structuredClone(await api.invoke({ caller, id, name, input: structuredClone(input) }))
    answers.push(answer)
    return answer
  }
  return {
    ...world,
    api,
    events,
    faults,
    answers,
    chosen,
    ask,
    async call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
      const answer = await ask(name, input)
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.failure)}`)
      // The answer was held against the contract before it was given.
      return answer.value as CallOutput<Name>
    },
    async eventually(fits) {
      for (let waited = 0; waited < 20_000; waited += 20) {
        const found = events.find(fits)
        if (found !== undefined) return found
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      throw new Error(`no such event among ${JSON.stringify(events)}`)
    },
    async shutDown() {
      watcher.close()
      await world.shutDown()
    },
    async close() {
      watcher.close()
      await world.close()
    },
  }
}

const shellWith = (dataFolder: string, chosen: ApiTestWorld['chosen']): AppShell => ({
  about: {
    version: '0.0.0',
    dataFolder,
    platform: 'linux',
    isPackaged: false,
    locale: 'en',
    versions: {},
  },
  chooseFileToSave: async () => chosen.file,
  chooseFileToOpen: async () => chosen.file,
  openLink: async () => {},
  openDataFolder: async () => {},
  copyText: async () => {},
  pageListens: () => {},
  noteUnsaved: () => {},
  settingsChanged: () => {},
  readLog: () => '',
})
