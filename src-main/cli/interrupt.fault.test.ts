// Ctrl-C, a reader that goes away, and a second start, with real processes and signals.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChildProcess } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCli, startCli } from '../../e2e/fixtures/run-cli.ts'
import { ErrorAnswer, RunsAnswer, SyncAnswer, ServeEvent } from '../../src-shared/contract/cli-answers.ts'
import { startDemoDirectory, type DemoDirectory } from '../demo-directory/start-demo-directory.ts'
import { labSource } from './lab-source.builder.ts'

let folder: string
let directory: DemoDirectory
let env: Record<string, string>

const ask = async (...args: readonly string[]) => {
  const result = await runCli(['--data-dir', folder, '--json', ...args], { env })
  return { code: result.code, answer: JSON.parse(result.stdout) as unknown }
}

const started: ChildProcess[] = []

const start = (...args: readonly string[]) => {
  const child = startCli(['--data-dir', folder, ...args], { env })
  started.push(child)
  return child
}

const endOf = (child: ChildProcess) =>
  new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }))
  })

const collect = (child: ReturnType<typeof startCli>): { stdout: string; stderr: string } => {
  const texts = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (texts.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (texts.stderr += chunk.toString()))
  return texts
}

const waitFor = async (isTrue: () => boolean | Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + 30_000
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error('what was waited for did not happen')
    await delay(50)
  }
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-interrupt-'))
  directory = await startDemoDirectory({ people: 200 })
  env = { ROLLCALL_SECRET_LAB_BIND_PASSWORD: directory.bindPassword }
  const source = {
    ...labSource(directory),
    groupObjectFilter: '(objectClass=groupOfNames)',
    userPropertyMappings: ['OpenLDAP: uid', 'OpenLDAP: cn'],
    groupPropertyMappings: ['OpenLDAP: cn'],
    pageSize: 10,
  }
  await runCli(['--data-dir', folder, 'source', 'apply', '-'], { stdin: JSON.stringify(source) })
})
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  await directory.stop()
  rmSync(folder, { recursive: true })
})

/** Sends the process a Ctrl-C while it loads the command line. */
const interruptWhileLoading = `
  import { registerHooks } from 'node:module'
  registerHooks({
    load(url, context, next) {
      if (url.endsWith('/run-program.ts')) process.kill(process.pid, 'SIGINT')
      return next(url, context)
    },
  })`

/** A sync that is in the middle of a slow read. */
const startSlowSync = async (...options: readonly string[]) => {
  directory.setFaults([{ kind: 'slow', entriesPerSecond: 10 }])
  const child = start('sync', 'lab', ...options)
  const texts = collect(child)
  const end = endOf(child)
  await waitFor(() => directory.statistics().connections.open > 0)
  // The read takes twenty seconds; after this time it is under way.
  await delay(1000)
  return { child, texts, end }
}

describe('Ctrl-C', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'marks the run cancelled and writes nothing: %s',
    async (signal) => {
      const { child, texts, end } = await startSlowSync('--json')
      child.kill(signal)
      expect(await end).toEqual({ code: 130, signal: null })
      expect(SyncAnswer.parse(JSON.parse(texts.stdout))).toMatchObject([
        { status: 'cancelled', failure: { code: 'sync.cancelled' } },
      ])
      expect(texts.stderr).toContain('Press Ctrl-C again')
      const runs = RunsAnswer.parse((await ask('runs')).answer)
      expect(runs.items.map((run) => run.status)).toEqual(['cancelled'])
      expect((await ask('users')).answer).toEqual({ total: 0, items: [] })
      expect(readdirSync(join(folder, 'plans'))).toEqual([])
    },
  )

  it('ends at once when it comes a second time, and the next run finds everything in order', async () => {
    directory.setFaults([{ kind: 'stall', on: 'search', afterEntries: 25 }])
    const child = start('sync', 'lab', '--json')
    const end = endOf(child)
    await waitFor(async () => RunsAnswer.parse((await ask('runs')).answer).total === 1)
    child.kill('SIGINT')
    await delay(600)
    child.kill('SIGINT')
    expect((await end).code).toBe(130)
    directory.setFaults([])
    const { code, answer } = await ask('sync', 'lab')
    expect(code).toBe(0)
    expect(SyncAnswer.parse(answer)).toMatchObject([{ status: 'ok', read: { users: 200 } }])
  })

  it('is answered even while the program is still being loaded', async () => {
    const preload = `--import=data:text/javascript,${encodeURIComponent(interruptWhileLoading)}`
    const options = { env: { ...env, NODE_OPTIONS: preload } }
    const { code, stdout } = await runCli(['--data-dir', folder, '--json', 'sync', 'lab'], options)
    expect(code).toBe(130)
    // As the failure of the command or of its run: whichever of the two had begun.
    expect(JSON.stringify(JSON.parse(stdout))).toContain('"code":"sync.cancelled"')
    expect((await ask('users')).answer).toEqual({ total: 0, items: [] })
  })

  it('ends serve with success when nothing is running', async () => {
    await ask('sync', 'lab')
    const child = start('serve', '--json')
    const texts = collect(child)
    const end = endOf(child)
    await waitFor(() => texts.stdout.split('"event":"finished"').length === 3)
    child.kill('SIGINT')
    expect((await end).code).toBe(0)
    const events = texts.stdout
      .trimEnd()
      .split('\n')
      .map((line) => ServeEvent.parse(JSON.parse(line)).event)
    expect([events[0], events.at(-1)]).toEqual(['serving', 'stopped'])
  })
})

describe('a second start', () => {
  it('says who holds the source and since when, and the first goes on', async () => {
    const { child, end } = await startSlowSync()
    const { code, answer } = await ask('sync', 'lab')
    expect(code).toBe(7)
    const { error } = ErrorAnswer.parse(answer)
    expect(error.code).toBe('sync.already-running')
    expect(error.message).toContain('command line')
    child.kill('SIGINT')
    await end
  })
})

describe('a reader that goes away', () => {
  it('is no error', async () => {
    await ask('sync', 'lab')
    const child = start('export', 'users', '--format', 'json')
    const texts = { stderr: '' }
    child.stderr.on('data', (chunk: Buffer) => (texts.stderr += chunk.toString()))
    const end = endOf(child)
    child.stdout.destroy()
    expect(await end).toEqual({ code: 0, signal: null })
    expect(texts.stderr).toBe('')
  })

  it('takes nothing from the answer when it only read the notes', async () => {
    const child = start('source', 'detect', directory.ldapsUri, '--no-tls-verification')
    const texts = { stdout: '' }
    child.stdout.on('data', (chunk: Buffer) => (texts.stdout += chunk.toString()))
    const end = endOf(child)
    child.stderr.destroy()
    expect(await end).toEqual({ code: 0, signal: null })
    expect(JSON.parse(texts.stdout)).toMatchObject({ serverUri: [directory.ldapsUri] })
  })
})

describe('progress', () => {
  it('goes to stderr as a line now and then, and is silent with --quiet', async () => {
    const loud = await startSlowSync('--json')
    await waitFor(() => loud.texts.stderr.includes('reading users'))
    expect(loud.texts.stderr).toMatch(/^lab: reading users: \d+ entries(, \d+ a second)?$/m)
    loud.child.kill('SIGINT')
    await loud.end
    const quiet = await startSlowSync('--json', '--quiet')
    await delay(2500)
    quiet.child.kill('SIGINT')
    await quiet.end
    expect(quiet.texts.stderr).toBe('')
  })
})
