import { spawnSync } from 'node:child_process'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { standardInput } from './standard-input.ts'

/** A process of its own, as Electron makes it on Windows: its `process.stdin` has ended before anybody reads it. */
const program = `
  import { PassThrough } from 'node:stream'
  const { standardInput } = await import(${JSON.stringify(new URL('./standard-input.ts', import.meta.url).href)})
  const input = standardInput({ stdin: new PassThrough().end(), platform: 'win32', isElectron: true })
  let text = ''
  for await (const chunk of input) text += chunk
  console.log(JSON.stringify(text))`

const run = (script: string, input: string) =>
  spawnSync('sh', ['-c', script, process.execPath, '--input-type=module', '-e', program], {
    input,
    encoding: 'utf8',
  })

describe('standardInput', () => {
  it('is the stream of the process, but for Electron on Windows', () => {
    const stdin = new PassThrough()
    expect(standardInput({ stdin, platform: 'linux', isElectron: true })).toBe(stdin)
    expect(standardInput({ stdin, platform: 'win32', isElectron: false })).toBe(stdin)
    expect(standardInput({ stdin, platform: 'win32', isElectron: true })).not.toBe(stdin)
  })

  it('is what was redirected where Electron has ended the stream', () => {
    expect(run('exec "$0" "$@"', 'pass\nword').stdout).toBe('"pass\\nword"\n')
  })

  it('is empty where nothing was redirected', () => {
    expect(run('exec "$0" "$@" <&-', '')).toMatchObject({ stdout: '""\n', status: 0 })
  })
})
