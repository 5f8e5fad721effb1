// The demo: a directory of our own on loopback, a source for it, and two syncs with a day of change in between.
import type { RunItem, SyncRun } from '../../src-shared/domain/sync-run.ts'
import type { GroupPath, User } from '../../src-shared/domain/user.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { startDemoDirectory, type DemoDirectory } from '../demo-directory/start-demo-directory.ts'
import { secretVariable } from '../secrets/environment-secret-store.ts'
import type { CheckReport } from './connectivity-service.ts'
import { changeDirectory, type DemoChange } from './demo-changes.ts'
import { demoSlug, demoSourceDocument } from './demo-source.ts'
import { createServices, type Services, type ServicesSetup } from './create-services.ts'

export interface DemoRequest extends ServicesSetup {
  readonly people: number | undefined
  readonly signal: AbortSignal
  /** Told of each step as soon as it is done. */
  readonly onStep: (step: DemoStep) => void
}

export interface DemoServer {
  readonly uri: string
  readonly ldapsUri: string
  readonly baseDn: string
  readonly bindDn: string
  /** Environment variable that holds the bind password, and its value: made for this demo and gone with it. */
  readonly variable: string
  readonly bindPassword: string
  readonly people: number
  readonly groups: number
}

export type DemoStep =
  | { readonly kind: 'directory'; readonly server: DemoServer }
  | { readonly kind: 'check'; readonly check: CheckReport }
  | { readonly kind: 'run'; readonly run: SyncRun }
  | { readonly kind: 'person'; readonly person: User & { readonly groupPaths: readonly GroupPath[] } }
  | { readonly kind: 'changes'; readonly changes: readonly DemoChange[] }
  | { readonly kind: 'second-run'; readonly run: SyncRun; readonly items: readonly RunItem[] }

export interface DemoResult {
  readonly source: string
  readonly server: DemoServer
  readonly check: CheckReport
  readonly runs: readonly SyncRun[]
  readonly changes: readonly DemoChange[]
  readonly items: readonly RunItem[]
  readonly person: string | null
}

export interface RunningDemo {
  readonly result: DemoResult
  /** Ends the directory and closes the data folder. */
  stop(): Promise<void>
}

/** Plays the demo through; the directory runs on until `stop`. */
export const playDemo = async (request: DemoRequest): Promise<RunningDemo> => {
  const directory = await startDemoDirectory(request.people === undefined ? {} : { people: request.people })
  let services: Services | undefined
  const stop = async (): Promise<void> => {
    await services?.close()
    await directory.stop()
  }
  try {
    const server = describeServer(directory)
    // Through the environment, so that the demo leaves nothing in anybody's keychain.
    services = createServices({ ...request, env: { ...request.env, [server.variable]: server.bindPassword } })
    return { result: await play(request, services, { directory, server }), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

interface DemoStage {
  readonly directory: DemoDirectory
  readonly server: DemoServer
}

const play = async (
  { signal, onStep }: DemoRequest,
  services: Services,
  { directory, server }: DemoStage,
): Promise<DemoResult> => {
  onStep({ kind: 'directory', server })
  await replaceSource(services, directory)
  const check = await services.connectivity.check(demoSlug, signal)
  onStep({ kind: 'check', check })
  const sync = async (dryRun: boolean): Promise<SyncRun> =>
    finished(
      await services.sync.start(demoSlug, {
        dryRun,
        full: false,
        trigger: 'manual',
        signal,
        onProgress: () => {},
      }),
    )
  const dryRun = await sync(true)
  onStep({ kind: 'run', run: dryRun })
  const first = await sync(false)
  onStep({ kind: 'run', run: first })
  const person = findInterestingPerson(services)
  if (person !== undefined) onStep({ kind: 'person', person })
  const changes = changeDirectory(
    directory,
    [...services.query.users({ source: demoSlug, limit: changedPeople }).items],
    person?.username,
  )
  onStep({ kind: 'changes', changes })
  const second = await sync(false)
  const items = [...services.query.runItems(second.id, { limit: shownItems }).items]
  onStep({ kind: 'second-run', run: second, items })
  return {
    source: demoSlug,
    server,
    check,
    runs: [dryRun, first, second],
    changes,
    items,
    person: person?.username ?? null,
  }
}

/** People among whom those are found who are changed. */
const changedPeople = 50
const shownItems = 20

const describeServer = (directory: DemoDirectory): DemoServer => ({
  uri: directory.uri,
  ldapsUri: directory.ldapsUri,
  baseDn: directory.baseDn,
  bindDn: directory.bindDn,
  variable: secretVariable(demoSlug, 'bind-password'),
  bindPassword: directory.bindPassword,
  people: directory.summary.people,
  groups: directory.summary.groups,
})

/** Starts afresh, but never takes a source for a demo that somebody made for something else. */
const replaceSource = async (services: Services, directory: DemoDirectory): Promise<void> => {
  const existing = services.sources.list().find((source) => source.slug === demoSlug)
  if (existing !== undefined && existing.baseDn !== directory.baseDn) {
    throw new AppError(
      'input.invalid',
      `The data folder has a source "${demoSlug}" that is not the demo's. Use another folder: demo --data-dir DIR.`,
      { source: demoSlug },
    )
  }
  if (existing !== undefined) await services.sources.remove(demoSlug, { keepObjects: false })
  await services.sources.apply(demoSourceDocument(directory))
}

const finished = (run: SyncRun): SyncRun => {
  if (run.failure === null) return run
  // A failure's code comes from the closed list; the run keeps it as text.
  throw new AppError(run.failure.code as AppError['code'], run.failure.message, run.failure.details)
}

/** Somebody who is in a group through other groups: what a flat list of members does not show. */
const findInterestingPerson = (
  services: Services,
): (User & { readonly groupPaths: readonly GroupPath[] }) | undefined => {
  let best: User | undefined
  for (const user of services.query.users({ source: demoSlug, limit: changedPeople }).items) {
    const nested = user.effectiveGroups.length - user.groups.length
    if (best === undefined || nested > best.effectiveGroups.length - best.groups.length) best = user
  }
  return best === undefined ? undefined : services.query.user(best.username)
}
