import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pageFile } from './page-address.ts'

const folder = resolve('/app/out/renderer')
const inFolder = (path: string): string => resolve(folder, path)

describe('pageFile', () => {
  it('finds the files of the page', () => {
    expect(pageFile(folder, 'rollcall://app/index.html')).toBe(inFolder('index.html'))
    expect(pageFile(folder, 'rollcall://app/assets/index.js?v=1#x')).toBe(inFolder('assets/index.js'))
    expect(pageFile(folder, 'rollcall://app/')).toBe(inFolder('index.html'))
    expect(pageFile(folder, 'rollcall://app')).toBe(inFolder('index.html'))
  })

  it.each([
    'rollcall://app/../main/index.js',
    'rollcall://app/%2e%2e/main/index.js',
    'rollcall://app/..%2f..%2f..%2fetc%2fpasswd',
    'rollcall://app/assets/../../main/index.js',
    'rollcall://app/%00index.html',
    'rollcall://app/%zz',
    'rollcall://other/index.html',
    'https://app/index.html',
    'file:///etc/passwd',
  ])('gives nothing for %s', (url) => {
    expect(pageFile(folder, url)).toBeUndefined()
  })
})
