// `npm run bench -- --window`: the built app with 200,000 people in its store, first at rest, then while it syncs a
// directory of further people. On the stand-in of e2e/host unless E2E_ELECTRON=real: the store, the main process and the
// page's drawing are the real ones, the messages between them are not Electron's.
import { join } from 'node:path'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import type { ElectronApplication, Page } from '@playwright/test'
import { call } from '../../../e2e/fixtures/contract.ts'
import { takeCalls, type AnsweredCall } from '../../../e2e/fixtures/main-process.ts'
import { runCli } from '../../../e2e/fixtures/run-cli.ts'
import { builtApp, discardApp, isRealElectron, launchApp, openWindow } from '../../../e2e/launch.ts'
import { startSlapd, type Slapd } from '../../../e2e/servers/slapd.ts'
import { fillWithGeneratedData } from '../../../src-main/store/generated-data.ts'
import { openDatabase } from '../../../src-main/store/open-database.ts'
import { slug, sourceDocument } from '../candidates.ts'
import { benchBaseDn, writeDirectory } from '../write-directory.ts'
import { readMainThread, watchMainThread, type MainThreadDelay } from './main-thread.ts'
import { jumpTo, openRoute, scrollBy } from './page-probe.ts'
import { markdownTable, percentile, spread } from './statistics.ts'

interface WindowSize {
  /** In the store before anything is measured. */
  readonly stored: number
  /** In the directory that is synced while the pages are used. */
  readonly synced: number
}

interface Driven {
  readonly app: ElectronApplication
  readonly page: Page
}

const note = (words: string): void => void process.stderr.write(`${words}\n`)

/** Measures and gives Markdown tables; times in milliseconds, `p50 / p95 / max`. */
export const measureWindow = async (size: WindowSize): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-bench-'))
  try {
    // slapd gives up its rights before it reads the seed.
    await chmod(folder, 0o755)
    const userData = join(folder, 'data')
    note(`filling a store with ${size.stored} people`)
    const db = openDatabase(userData)
    fillWithGeneratedData(db, {
      users: size.stored,
      groups: size.stored / 20,
      memberships: size.stored * 2,
      nestEvery: 10,
    })
    db.close()
    const server = await startDirectory(folder, size.synced)
    try {
      return await measureWith(server, userData)
    } finally {
      await server.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const startDirectory = async (folder: string, users: number): Promise<Slapd> => {
  const seedFile = join(folder, 'directory.ldif')
  await writeDirectory(seedFile, { users, groups: users / 20, memberships: users * 5 })
  const server = await startSlapd({ baseDn: benchBaseDn, seedFile })
  await rm(seedFile)
  return server
}

const measureWith = async (server: Slapd, userData: string): Promise<string> => {
  const stored = await runCli(['source', 'apply', '-', '--data-dir', userData], {
    appFolder: builtApp,
    stdin: JSON.stringify(sourceDocument(server, { withExpression: false, isPaused: true })),
  })
  if (stored.code !== 0) throw new Error(`the source was not stored: ${stored.stderr}`)
  const launched = await launchApp({
    userData,
    env: {
      ROLLCALL_SECRET_BENCH_BIND_PASSWORD: server.readerPassword,
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus',
    },
  })
  try {
    const [busyBefore = 0] = loadavg()
    const driven = { app: launched.app, page: await openWindow(launched) }
    return [
      `Window on ${isRealElectron ? 'Electron' : 'the stand-in'}, ${cpus().length} cores, load ${busyBefore.toFixed(1)} before.`,
      await measureLists(driven),
      await measurePages(driven),
    ].join('\n\n')
  } finally {
    await discardApp(launched, userData)
  }
}

/** Pixels a frame: a turned wheel, a dragged bar, the whole list in four seconds. */
const speeds = [
  ['wheel, 200 px a frame', 200],
  ['scroll bar, 5,000 px a frame', 5000],
  ['end to end, 30,000 px a frame', 30_000],
] as const
const scrolledFrames = 240
const jumps = 40

const measureLists = async ({ app, page }: Driven): Promise<string> => {
  note('scrolling')
  const lists = [
    ['everybody', '/people'],
    ['one in ten', '/people?q=fischer'],
  ] as const
  const rows: string[][] = []
  for (const [name, route] of lists) {
    await openRoute(page, route)
    for (const [speed, pixels] of speeds) {
      await takeCalls(app)
      const { frameMs, framesWithGaps } = await scrollBy(page, pixels, scrolledFrames)
      const late = frameMs.filter((ms) => ms > 50).length
      const calls = (await takeCalls(app)).length
      rows.push([
        `${name}: ${speed}`,
        spread(frameMs),
        `${late} of ${scrolledFrames}`,
        `${framesWithGaps}`,
        `${calls}`,
      ])
    }
    const waits: number[] = []
    for (let jump = 0; jump < jumps; jump += 1) waits.push(await jumpTo(page, ((jump * 619) % 1000) / 1000))
    rows.push([`${name}: jump until its rows are drawn`, spread(waits), '', '', ''])
  }
  return [
    markdownTable(
      ['', 'frame ms p50 / p95 / max', 'frames over 50 ms', 'with a row on its way', 'calls'],
      rows,
    ),
    await measureOrders({ app, page }),
  ].join('\n\n')
}

const questions = [
  '/people?sort=name',
  '/people?sort=email',
  '/people?sort=path',
  '/people?sort=updatedAt',
  '/people?sort=-name',
  '/people?q=fischer',
  '/people?q=e',
  '/people?active=no',
  '/people?source=corp',
  '/people?state=suspect',
  '/people?since=week',
  '/groups?sort=members',
]

const measureOrders = async ({ app, page }: Driven): Promise<string> => {
  note('sorting and filtering')
  const rows: string[][] = []
  for (const route of questions) {
    await openRoute(page, route.startsWith('/groups') ? '/groups' : '/people')
    await takeCalls(app)
    await watchMainThread(app)
    const first = await openRoute(page, route)
    const { maxMs } = await readMainThread(app)
    await openRoute(page, '/mappings')
    const again = await openRoute(page, route)
    rows.push([`\`${route}\``, first.toFixed(0), again.toFixed(0), maxMs.toFixed(0)])
  }
  return markdownTable(['', 'first ms', 'again ms', 'main thread held up, ms'], rows)
}

const pages = [
  '/',
  '/sources',
  `/sources/${slug}`,
  '/people',
  '/people/4711',
  '/people/4711?tab=groups',
  '/groups',
  '/groups/7?tab=members',
  '/runs',
  '/runs/1',
  '/mappings',
  '/connectivity',
  '/settings',
]

interface Visits {
  readonly count: number
  readonly openedMs: ReadonlyMap<string, readonly number[]>
  readonly calls: readonly AnsweredCall[]
  readonly delay: MainThreadDelay
}

const measurePages = async (driven: Driven): Promise<string> => {
  const { page } = driven
  note('using every page while a sync goes on')
  const startedAt = performance.now()
  const { runId } = await call(page, 'sync.start', { slug, dryRun: false, full: false })
  const isRunning = async (): Promise<boolean> => (await call(page, 'runs.get', runId)).status === 'running'
  const during = await visit(driven, isRunning)
  const seconds = (performance.now() - startedAt) / 1000
  const ended = await call(page, 'runs.get', runId)
  if (ended.status !== 'ok') throw new Error(`the sync ended ${ended.status}`)
  note('and once more at rest')
  let left = during.count
  const atRest = await visit(driven, () => Promise.resolve((left -= 1) > 0))
  const opened = pages.map((route) => {
    const [sync = [], rest = []] = [during, atRest].map(({ openedMs }) => openedMs.get(route) ?? [])
    return [`\`${route}\``, spread(sync), spread(rest), times(sync, rest)]
  })
  const names = [...new Set(during.calls.map(({ name }) => name))].toSorted()
  const answered = names.map((name) => {
    const took = during.calls.filter((each) => each.name === name).map(({ tookMs }) => tookMs ?? 0)
    return [name, `${took.length}`, spread(took)]
  })
  return [
    `${ended.read.users} people and ${ended.read.groups} groups were synced in ${seconds.toFixed(1)} s; ${during.count} pages were opened meanwhile.`,
    markdownTable(
      ['page, ms until it is there', 'during a sync', 'at rest', 'times'],
      [
        ...opened,
        ['main thread late, p50 / p99 / max', printDelay(during.delay), printDelay(atRest.delay), ''],
      ],
    ),
    markdownTable(['call during a sync', 'asked', 'ms until answered'], answered),
  ].join('\n\n')
}

const printDelay = ({ p50Ms, p99Ms, maxMs }: MainThreadDelay): string =>
  [p50Ms, p99Ms, maxMs].map((ms) => ms.toFixed(0)).join(' / ')

const times = (sync: readonly number[], rest: readonly number[]): string =>
  (percentile(sync, 0.5) / percentile(rest, 0.5)).toFixed(1)

/** Opens page after page, from the first again after the last, for as long as `goesOn`. */
const visit = async ({ app, page }: Driven, goesOn: () => Promise<boolean>): Promise<Visits> => {
  const openedMs = new Map<string, number[]>(pages.map((route) => [route, []]))
  await takeCalls(app)
  await watchMainThread(app)
  let count = 0
  do {
    const route = pages[count % pages.length] ?? '/'
    openedMs.get(route)?.push(await openRoute(page, route))
    count += 1
  } while (await goesOn())
  return { count, openedMs, delay: await readMainThread(app), calls: await takeCalls(app) }
}
