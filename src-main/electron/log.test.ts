import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Secret } from '../../src-shared/domain/secret.ts'
import { openLog } from './log.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = (): string => join(folder, 'logs', 'rollcall.log')

describe('openLog', () => {
  it('writes one line of JSON an event, readable by its owner only', () => {
    openLog(folder, { level: 'info' }).info({ runId: 3 }, 'sync finished')
    const [line = ''] = readFileSync(file(), 'utf8').split('\n')
    expect(JSON.parse(line)).toMatchObject({ runId: 3, msg: 'sync finished' })
    expect(statSync(file()).mode & 0o077).toBe(0)
  })

  it('takes out whatever is named like a secret, at any of the depths we log', () => {
    const log = openLog(folder, { level: 'info' })
    log.info({
      bindPassword: 'pearl-1',
      failure: { details: { password: 'pearl-2' } },
      secret: new Secret('pearl-3'),
    })
    log.info({ input: { draft: { anything: 'pearl-4' } }, wrapped: new Secret('pearl-5') })
    expect(log.readEnd()).not.toContain('pearl')
  })

  it('begins a new file when the old one is full, and keeps three old ones', () => {
    const log = openLog(folder, { level: 'info' })
    const much = 'x'.repeat(600_000)
    for (let count = 0; count < 20; count += 1) log.info({ count, much })
    expect(readdirSync(join(folder, 'logs')).toSorted()).toEqual([
      'rollcall.1.log',
      'rollcall.2.log',
      'rollcall.3.log',
      'rollcall.log',
    ])
    expect(statSync(file()).size).toBeLessThan(2.1 * 1024 * 1024)
  })

  it('gives the end of a long log from the beginning of a line', () => {
    const log = openLog(folder, { level: 'info' })
    for (let count = 0; count < 3000; count += 1)
      log.info({ count }, 'a line that takes its hundred bytes or so')
    const [first = ''] = log.readEnd().split('\n')
    expect(() => JSON.parse(first) as unknown).not.toThrow()
    expect(log.readEnd()).toContain('"count":2999')
  })

  it('gives nothing when nothing was written', () => {
    const log = openLog(folder, { level: 'warn' })
    log.info('not this')
    expect(existsSync(file())).toBe(false)
    expect(log.readEnd()).toBe('')
  })

  it('keeps nobody from working when it cannot be written', () => {
    writeFileSync(join(folder, 'logs'), 'a file, where the folder should be')
    const log = openLog(folder, { level: 'info' })
    log.info('this')
    expect(log.readEnd()).toBe('')
  })
})
