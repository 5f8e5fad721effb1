import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli, startCli } from '../../e2e/fixtures/run-cli.ts'
import { ErrorAnswer } from '../../src-shared/contract/cli-answers.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const inFolder = (...args: readonly string[]) => runCli(['--data-dir', folder, ...args])

describe('the command line', () => {
  it.each([
    ['an unknown option', ['users', '--colour'], 'input.usage', 2],
    ['an unknown command', ['userz'], 'input.usage', 2],
    ['no command at all', [], 'input.usage', 2],
    ['a word without its verb', ['source'], 'input.usage', 2],
    ['a missing argument', ['user', 'show'], 'input.usage', 2],
    ['an argument too many', ['source', 'list', 'x'], 'input.usage', 2],
    ['an option without its value', ['users', '--limit'], 'input.usage', 2],
    ['a number that is none', ['users', '--limit', 'many'], 'input.usage', 2],
    ['a format that does not exist', ['export', 'users', '--format', 'xlsx'], 'input.usage', 2],
    ['an export without a format', ['export', 'users'], 'input.usage', 2],
    [
      'columns of what has none',
      ['export', 'users', '--format', 'json', '--columns', 'email'],
      'input.usage',
      2,
    ],
    [
      'a column that is none',
      ['export', 'users', '--format', 'csv', '--columns', 'mail'],
      'input.invalid',
      2,
    ],
    [
      'whose memberships, of users',
      ['export', 'users', '--format', 'csv', '--of', 'groups'],
      'input.usage',
      2,
    ],
    ['accounts of groups', ['export', 'groups', '--format', 'csv', '--inactive'], 'input.usage', 2],
    ['active and not active', ['users', '--active', '--inactive'], 'input.usage', 2],
    ['a day that is none', ['groups', '--changed-since', '2026-02-30'], 'input.usage', 2],
    ['no source to sync', ['sync'], 'input.usage', 2],
    ['sources and --all', ['check', 'corp', '--all'], 'input.usage', 2],
    ['a file that is not there', ['source', 'apply', '/nonexistent.json'], 'input.invalid', 2],
    ['a source that is not there', ['source', 'show', 'corp'], 'object.not-found', 8],
    ['a user that is not there', ['user', 'show', 'nobody'], 'object.not-found', 8],
    ['a group that is not there', ['group', 'show', 'nothing'], 'object.not-found', 8],
    ['a run that is not there', ['run', 'show', '99'], 'object.not-found', 8],
    ['a filter by a source that is not there', ['users', '--source', 'corp'], 'object.not-found', 8],
    [
      'a secret for a source that is not there',
      ['secret', 'set', 'corp', 'bind-password'],
      'object.not-found',
      8,
    ],
    ['a mapping that is not there', ['mapping', 'test', 'x', '--source', 'corp'], 'object.not-found', 8],
  ])('answers %s with one JSON document and its exit code', async (_what, args, code, exitCode) => {
    const result = await inFolder(...args, '--json')
    const answer = ErrorAnswer.parse(JSON.parse(result.stdout))
    expect([answer.error.code, result.code]).toEqual([code, exitCode])
    expect(result.stderr).toBe('')
  })

  it('notes of a table that one of its columns is empty', async () => {
    const result = await inFolder(
      'export',
      'users',
      '--format',
      'csv',
      '--columns',
      'username,attributes.rom',
    )
    expect([result.code, result.stdout]).toEqual([0, 'username,attributes.rom\r\n'])
    expect(result.stderr).toBe('Nobody has the attribute rom; its column is empty.\n')
  })

  it('says an error in one line and a hint when a person reads it', async () => {
    const result = await inFolder('user', 'show', 'nobody')
    expect(result.stdout).toBe('')
    expect(result.stderr).toMatch(/^error: There is no user "nobody"\.\nhint: .+\n$/)
  })

  it.each([
    ['/nonexistent.json', 'there is none'],
    [tmpdir(), 'it is a folder'],
  ])('says why it cannot read the file it was given: %s', async (file, reason) => {
    const result = await inFolder('source', 'apply', file)
    expect([result.code, result.stderr]).toEqual([2, expect.stringContaining(`cannot be read: ${reason}.`)])
  })

  it('suggests the command that was probably meant', async () => {
    const result = await inFolder('sorce', 'list')
    expect(result.stderr).toContain('Did you mean "rollcall source"?')
  })

  it('shows help on stdout without touching a data folder', async () => {
    const result = await runCli(['--help', '--data-dir', '/nonexistent/folder'])
    expect([result.code, result.stderr]).toEqual([0, ''])
    expect(result.stdout).toContain('Usage: rollcall')
  })

  it('lists the options that every command takes, and the exit codes, with the help of each', async () => {
    const result = await runCli(['source', 'apply', '--help'])
    expect(result.stdout).toMatch(/--data-dir.*--json.*--quiet.*--no-color/s)
    for (const code of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 130]) {
      expect(result.stdout).toMatch(new RegExp(`^ *${code} +\\w`, 'm'))
    }
  })

  it('takes no offence when only the first line of the help is read', async () => {
    const child = startCli(['--help'])
    const texts = { stderr: '' }
    child.stderr.on('data', (chunk: Buffer) => (texts.stderr += chunk.toString()))
    child.stdout.destroy()
    const code = await new Promise<number | null>((resolve) => void child.on('close', resolve))
    expect([code, texts.stderr]).toEqual([0, ''])
  })

  it('says its version', async () => {
    const result = await runCli(['--version'])
    expect(result.code).toBe(0)
    expect(result.stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it('says version and help as one JSON document too', async () => {
    const version = await runCli(['--version', '--json'])
    expect(JSON.parse(version.stdout)).toEqual({ version: expect.stringMatching(/^\d+\.\d+\.\d+$/) })
    const help = await runCli(['--json', 'sync', '--help'])
    expect(JSON.parse(help.stdout)).toEqual({ help: expect.stringContaining('Usage: rollcall sync') })
  })

  it('refuses an empty folder name, which a script with an unset variable makes', async () => {
    const result = await runCli(['--data-dir', '', 'users', '--json'])
    expect(result.code).toBe(2)
    expect(ErrorAnswer.parse(JSON.parse(result.stdout)).error.message).toContain('--data-dir')
  })

  it('never takes the current folder for a home that is not known', async () => {
    const result = await runCli(['users', '--json'], { env: { HOME: '' } })
    expect(result.code).toBe(2)
    expect(ErrorAnswer.parse(JSON.parse(result.stdout)).error.message).toContain('ROLLCALL_DATA_DIR')
  })

  it('names the folder that it cannot use', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const result = await runCli(['--data-dir', join(file, 'below'), 'users', '--json'])
    expect(result.code).toBe(1)
    expect(ErrorAnswer.parse(JSON.parse(result.stdout)).error.code).toBe('store.unwritable')
  })

  it('takes the data folder from the environment', async () => {
    const result = await runCli(['users', '--json'], { env: { ROLLCALL_DATA_DIR: folder } })
    expect(JSON.parse(result.stdout)).toEqual({ total: 0, items: [] })
  })
})

describe('an answer that cannot be written', () => {
  it.each([
    ['for a person', []],
    ['as JSON', ['--json']],
  ])('is one clear error when the disk is full: %s', async (_what, options) => {
    const full = openSync('/dev/full', 'w')
    const program = join(import.meta.dirname, 'index.ts')
    const child = spawn(process.execPath, [program, '--data-dir', folder, 'mappings', ...options], {
      stdio: ['ignore', full, 'pipe'],
    })
    closeSync(full)
    let stderr = ''
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    const code = await new Promise<number | null>((resolve) => void child.on('close', resolve))
    expect(code).toBe(1)
    expect(stderr).toMatch(/^error: The answer could not be written: ENOSPC.*\nhint: .+\n$/)
  })
})
