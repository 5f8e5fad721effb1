import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { components } from './components.ts'

const root = join(import.meta.dirname, '../../..')
const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))

describe('the parts by others', () => {
  it('have the licence that their packages name', () => {
    const named = components.flatMap((each) => (each.package === undefined ? [] : [each]))
    for (const each of named) {
      expect(`${each.name}: ${each.licence}`).toBe(
        `${each.name}: ${read(`node_modules/${each.package}/package.json`).license}`,
      )
    }
  })

  it('are still in use', () => {
    const { dependencies, devDependencies } = read('package.json')
    const used = Object.keys({ ...dependencies, ...devDependencies })
    const listed = components.flatMap((each) => (each.package === undefined ? [] : [each.package]))
    expect(listed.filter((name) => !used.includes(name))).toEqual([])
  })

  it('leave out nothing that is shipped beside the bundle', () => {
    const shipped = Object.keys(read('package.json').dependencies)
    const listed = components.map((each) => each.package)
    expect(shipped.filter((name) => !listed.includes(name))).toEqual([])
  })
})
