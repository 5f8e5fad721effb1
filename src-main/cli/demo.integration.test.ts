import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCli, startCli } from '../../e2e/fixtures/run-cli.ts'
import { DemoAnswer, ErrorAnswer, UserAnswer } from '../../src-shared/contract/cli-answers.ts'
import { displayWidth } from './display-text.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-demo-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('demo', () => {
  it('fits into a terminal of eighty columns and sixty lines, without colour', async () => {
    const result = await runCli(['demo', '--data-dir', folder])
    expect([result.code, result.stderr]).toEqual([0, ''])
    const lines = result.stdout.trimEnd().split('\n')
    expect(lines.length).toBeLessThan(60)
    // The folder of this test is longer than the demo's own.
    expect(lines.filter((line) => displayWidth(line.replaceAll(folder, '')) > 79)).toEqual([])
    expect(result.stdout).not.toContain('\u001B')
  })

  it('answers with its two syncs: everybody, then one update and one suspect', async () => {
    const result = await runCli(['demo', '--json', '--size', '60', '--data-dir', folder])
    const answer = DemoAnswer.parse(JSON.parse(result.stdout))
    expect(answer.runs.map((run) => [run.dryRun, run.status, run.changes.users])).toMatchObject([
      [true, 'ok', { created: 60 }],
      [false, 'ok', { created: 60 }],
      [false, 'ok', { updated: 1, suspect: 1, unchanged: 58 }],
    ])
    const shown = await runCli(['user', 'show', String(answer['person']), '--json', '--data-dir', folder])
    const person = UserAnswer.parse(JSON.parse(shown.stdout))
    expect(person.effectiveGroups.length).toBeGreaterThan(person.groups.length)
  })

  it('can be played again in the same folder', async () => {
    await runCli(['demo', '--quiet', '--size', '20', '--data-dir', folder])
    const again = await runCli(['demo', '--json', '--size', '20', '--data-dir', folder])
    expect(DemoAnswer.parse(JSON.parse(again.stdout)).runs[1]?.changes.users.created).toBe(20)
  })

  it('leaves a source alone that happens to have its name', async () => {
    const source = { name: 'Mine', slug: 'demo', serverUri: 'ldaps://localhost', baseDn: 'dc=mine' }
    const mappings = { userPropertyMappings: ['OpenLDAP: uid'], groupPropertyMappings: ['OpenLDAP: cn'] }
    const stdin = JSON.stringify({ ...source, ...mappings })
    await runCli(['source', 'apply', '-', '--data-dir', folder], { stdin })
    const result = await runCli(['demo', '--json', '--data-dir', folder])
    expect(result.code).toBe(2)
    expect(ErrorAnswer.parse(JSON.parse(result.stdout)).error.code).toBe('input.invalid')
  })

  it('keeps the directory running for the commands it prints, until Ctrl-C', async () => {
    const child = startCli(['demo', '--keep', '--json', '--size', '20', '--data-dir', folder])
    let text = ''
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    try {
      const isComplete = new Promise<void>((resolve) => {
        child.stdout.on('data', (chunk: Buffer) => {
          text += chunk.toString()
          if (text.endsWith('\n}\n')) resolve()
        })
      })
      await isComplete
      const last = DemoAnswer.parse(JSON.parse(text)).next.at(-1) ?? ''
      const [, variable = '', password = ''] = /^(\w+)=(\S+) /.exec(last) ?? []
      const sync = await runCli(['sync', 'demo', '--json', '--data-dir', folder], {
        env: { [variable]: password },
      })
      expect(sync.code).toBe(0)
    } finally {
      child.kill('SIGINT')
    }
    expect(await ended).toBe(0)
  })
})
