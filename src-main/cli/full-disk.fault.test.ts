// A disk that is full in the middle of a run. A limit on the size of a file stands in for it: any user may set one, and
// the plan of a run is the first file that grows past it.
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCli } from '../../e2e/fixtures/run-cli.ts'
import { SyncAnswer } from '../../src-shared/contract/cli-answers.ts'
import { startDemoDirectory, type DemoDirectory } from '../demo-directory/start-demo-directory.ts'
import { labSource } from './lab-source.builder.ts'

let folder: string
let directory: DemoDirectory
let env: Record<string, string>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-full-'))
  directory = await startDemoDirectory({ people: 3000 })
  env = { ROLLCALL_SECRET_LAB_BIND_PASSWORD: directory.bindPassword }
  const source = {
    ...labSource(directory),
    syncGroups: false,
    userPropertyMappings: ['OpenLDAP: uid'],
  }
  await runCli(['--data-dir', folder, 'source', 'apply', '-'], { stdin: JSON.stringify(source) })
})
afterAll(async () => {
  await directory.stop()
  rmSync(folder, { recursive: true })
})

/** In blocks of 512 bytes (POSIX): more than the empty database has, less than the plan of 3,000 people. */
const largestFile = 2048

const syncWithin = (blocks: number): Promise<{ readonly code: number | null; readonly stdout: string }> => {
  const program = join(import.meta.dirname, 'index.ts')
  const command = [process.execPath, program, '--data-dir', folder, 'sync', 'lab', '--json']
  const child = spawn('sh', ['-c', `ulimit -f ${blocks} && exec "$@"`, 'sh', ...command], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let stdout = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  return new Promise((resolve) => void child.on('close', (code) => resolve({ code, stdout })))
}

it('fails the run with the reason, leaves nothing half-written, and goes on when there is room', async () => {
  const full = await syncWithin(largestFile)
  expect(SyncAnswer.parse(JSON.parse(full.stdout))).toMatchObject([
    { status: 'failed', failure: { code: 'store.disk-full' } },
  ])
  expect(full.code).toBe(1)
  expect(readdirSync(join(folder, 'plans'))).toEqual([])

  const { stdout } = await runCli(['--data-dir', folder, '--json', 'sync', 'lab'], { env })
  expect(SyncAnswer.parse(JSON.parse(stdout))).toMatchObject([{ status: 'ok', read: { users: 3000 } }])
})
