// `rollcall ARGS` on the program itself is the command line, while its window is open.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { call } from '../fixtures/contract.ts'
import { expect, test } from '../fixtures/keychain-test.ts'
import type { LaunchedApp } from '../launch.ts'
import { startSilentServer } from '../servers/silent-server.ts'

interface Answer {
  readonly code: unknown
  readonly stdout: string
  readonly stderr: string
}

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string
  /** Interrupts it, as Ctrl-C does, when this is done. */
  readonly until?: () => Promise<unknown>
}

const runProgram = async (
  { command }: LaunchedApp,
  args: readonly string[],
  { env = {}, stdin = '', until }: RunOptions = {},
): Promise<Answer> => {
  const [appFolder = ''] = command.args
  const child = spawn(command.file, [appFolder, ...args], { env: { ...process.env, ...env } })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  child.stdin.end(stdin)
  const closed = once(child, 'close')
  if (until !== undefined) {
    await until()
    child.kill('SIGINT')
  }
  const [code] = await closed
  return { code, stdout, stderr }
}

test('the program is the command line when it is given a command', async ({ launched, userData }) => {
  const listed = await runProgram(launched, ['source', 'list', '--json', '--data-dir', userData])
  expect(listed.code).toBe(0)
  expect(JSON.parse(listed.stdout)).toMatchObject({ total: 1, items: [{ slug: 'office' }] })
  const missing = await runProgram(launched, ['user', 'show', 'nobody', '--data-dir', userData])
  expect(missing.code).toBe(8)
})

test('a slip in a command is an error and opens no window', async ({ launched, userData }) => {
  const slip = await runProgram(launched, ['snyc', 'office', '--data-dir', userData])
  expect(slip).toMatchObject({ code: 2, stderr: expect.stringContaining('no command "rollcall snyc"') })
})

test.describe('with a password in the keychain', () => {
  // Nobody syncs it but the test.
  test.use({ sourceChanges: { schedule: { paused: true } } })

  test('keeps it there, syncs with it, and ends cleanly when it is interrupted', async ({
    page,
    launched,
    userData,
    keyring,
    server,
  }) => {
    const run = (args: readonly string[], options: RunOptions = {}): Promise<Answer> =>
      runProgram(launched, [...args, '--data-dir', userData], {
        // Electron's helper processes need a display; the stand-in's do not look at it.
        env: { ...keyring.environment, DISPLAY: ':0' },
        ...options,
      })
    const kept = await run(['secret', 'set', 'office', 'bind-password'], { stdin: server.readerPassword })
    expect(kept).toMatchObject({ code: 0, stdout: expect.stringContaining('is in the keychain') })
    const synced = await run(['sync', 'office', '--json'])
    expect(synced.code).toBe(0)
    expect(JSON.parse(synced.stdout)).toMatchObject([{ status: 'ok', read: { users: 5 } }])

    const silent = await startSilentServer()
    const { source } = await call(page, 'sources.get', 'office')
    const keep = { kind: 'keep' } as const
    await call(page, 'sources.save', {
      editing: 'office',
      source: { ...source, serverUri: [`ldaps://127.0.0.1:${silent.port}`], receiveTimeoutSeconds: 600 },
      bindPassword: keep,
      clientKey: keep,
      webhookSecret: keep,
    })
    const running = async () => (await call(page, 'sources.list', undefined))[0]?.runningRunId
    const interrupted = await run(['sync', 'office', '--json'], {
      until: () => expect.poll(running).toEqual(expect.any(Number)),
    })
    await silent.stop()
    expect(interrupted).toMatchObject({ code: 130 })
  })

  test('says what to do where Electron cannot start a helper for it', async ({
    launched,
    userData,
    keyring,
    server,
  }) => {
    const args = ['secret', 'set', 'office', 'bind-password', '--data-dir', userData]
    const answer = await runProgram(launched, args, {
      env: { ...keyring.environment, DISPLAY: '', WAYLAND_DISPLAY: '' },
      stdin: server.readerPassword,
    })
    expect(answer).toMatchObject({ code: 9, stderr: expect.stringContaining('without a display') })
    expect(answer.stderr).toContain('ROLLCALL_SECRET_OFFICE_BIND_PASSWORD')
  })
})
