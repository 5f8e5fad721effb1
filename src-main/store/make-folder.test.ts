import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeFolder } from './make-folder.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rollcall-folder-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('making a folder', () => {
  it('makes those above it too, for the owner alone, and is content with one that is there', () => {
    const folder = join(root, 'a/b/c')
    makeFolder(folder)
    makeFolder(folder)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(join(root, 'a')).mode & 0o777).toBe(0o700)
  })

  it('fails where a file has the name', () => {
    writeFileSync(join(root, 'file'), '')
    expect(() => makeFolder(join(root, 'file'))).toThrow(/EEXIST/)
    expect(() => makeFolder(join(root, 'file/below'))).toThrow(/EEXIST/)
  })

  // Only Linux has a file system that answers so.
  it.runIf(process.platform === 'linux')('fails at once where no folder can be made', () => {
    expect(() => makeFolder('/proc/1/x')).toThrow(/ENOENT|EACCES|EPERM/)
  })
})
