import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-npm-start-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const start = (...args: readonly string[]): { code: number | null; stdout: string; stderr: string } => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'start.ts'), ...args],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        // Where its executable would be, and where it would come from: a port on which nobody listens.
        ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'dist'),
        ELECTRON_MIRROR: 'http://127.0.0.1:1/',
        electron_config_cache: join(folder, 'cache'),
      },
    },
  )
  return { code: status, stdout, stderr }
}

describe('npm start', () => {
  it('says in one sentence what works where Electron cannot be fetched', () => {
    const { code, stderr } = start('run')
    expect(code).toBe(1)
    const lines = stderr.trim().split('\n')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^The window cannot be opened here: Electron [\d.]+ is not on this machine/)
    expect(lines[0]).toContain('("npm run cli")')
  })

  it('starts the Electron that is there with the app and what was asked for', () => {
    mkdirSync(join(folder, 'dist'))
    writeFileSync(join(folder, 'dist/electron'), '#!/bin/sh\necho "started $@"\nexit 7\n', { mode: 0o755 })
    const { code, stdout } = start('run', '--route=/runs')
    expect(stdout).toBe(`started ${dirname(import.meta.dirname)} --route=/runs\n`)
    expect(code).toBe(7)
  })
})
