// npm run bench -- [--size 100000] [--rounds 3] [--json]
// npm run bench -- --window [--size 100000]    the built window, at rest and during a sync (bench/window)
// Generates a directory, starts a private slapd with it, and measures in interleaved rounds: these machines are noisy,
// so only ratios within one round mean anything.
import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startSlapd, type Slapd } from '../e2e/servers/slapd.ts'
import { readWithLdap3, readWithLdapsearch, syncWithRollcall, type Sample } from './bench/candidates.ts'
import { printTable, summarize, type Round } from './bench/report.ts'
import { measureWindow } from './bench/window/measure-window.ts'
import { benchBaseDn, changedUsers, writeDirectory } from './bench/write-directory.ts'

const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
    window: { type: 'boolean', default: false },
  },
})
const users = Number(options.size)
const rounds = Number(options.rounds)
if (!Number.isInteger(users) || users < 100 || !Number.isInteger(rounds) || rounds < 1) {
  throw new Error('usage: npm run bench -- [--size PEOPLE (at least 100)] [--rounds N] [--json] [--window]')
}
/** 5,000 groups for 100,000 people, 20,000 for a million; five and three memberships a person (docs/performance.md). */
const size = {
  users,
  groups: Math.round(users / (users > 500_000 ? 50 : 20)),
  memberships: users * (users > 500_000 ? 3 : 5),
}

const note = (words: string): void => void process.stderr.write(`${words}\n`)

const measureRound = async (server: Slapd, folder: string, round: number): Promise<Round> => {
  const samples = new Map<string, Sample>()
  const measure = async (name: string, run: () => Promise<Sample>): Promise<void> => {
    const sample = await run()
    samples.set(name, sample)
    note(
      `round ${round + 1}: ${name}: ${sample.wallSeconds.toFixed(2)} s, ${sample.peakMegabytes.toFixed(0)} MB`,
    )
  }
  const dataFolder = join(folder, 'data')
  await measure('ldapsearch', () => readWithLdapsearch(server))
  await measure('Rollcall: first sync', () =>
    syncWithRollcall(server, { dataFolder, isFirst: true, withExpression: false }),
  )
  await measure('Rollcall: nothing changed', () =>
    syncWithRollcall(server, { dataFolder, isFirst: false, withExpression: false }),
  )
  await server.modify(changedUsers(users, round))
  await measure('Rollcall: 1 % changed', () =>
    syncWithRollcall(server, { dataFolder, isFirst: false, withExpression: false }),
  )
  await measure('Rollcall: first sync with a custom expression', () =>
    syncWithRollcall(server, { dataFolder, isFirst: true, withExpression: true }),
  )
  // The reference's client takes twenty times as long as the others; one round of it is enough, and of a million none.
  if (round === 0 && users <= 500_000)
    await measure('python3-ldap3, reading only', () => readWithLdap3(server))
  return samples
}

const measureSyncs = async (): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-bench-'))
  try {
    // slapd gives up its rights before it reads the seed.
    await chmod(folder, 0o755)
    const seedFile = join(folder, 'directory.ldif')
    const written = await writeDirectory(seedFile, size)
    note(
      `${written.users} people, ${written.groups} groups, ${written.memberships} memberships, ${written.nested} nested`,
    )
    const server = await startSlapd({ baseDn: benchBaseDn, seedFile })
    await rm(seedFile)
    try {
      const measured: Round[] = []
      for (let round = 0; round < rounds; round++) measured.push(await measureRound(server, folder, round))
      const rows = summarize(measured)
      const document = {
        date: new Date().toISOString().slice(0, 10),
        cores: cpus().length,
        rounds,
        directory: written,
        rows,
      }
      process.stdout.write(options.json ? `${JSON.stringify(document, null, 2)}\n` : `${printTable(rows)}\n`)
    } finally {
      await server.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Twice as many people in the store as in the directory that is synced meanwhile. */
const measureBuiltWindow = async (): Promise<void> => {
  const { status } = spawnSync('electron-vite', ['build', '--logLevel', 'warn'], { stdio: 'inherit' })
  if (status !== 0) throw new Error('the window could not be built')
  process.stdout.write(`${await measureWindow({ stored: users * 2, synced: users })}\n`)
}

await (options.window ? measureBuiltWindow() : measureSyncs())
