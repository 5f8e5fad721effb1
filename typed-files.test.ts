// Which files `npm run typecheck` reads: a TypeScript file that belongs to no project is checked by nobody.
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, it } from 'vitest'

const root = import.meta.dirname

/** The projects that the script of package.json checks. */
const projects = (): readonly string[] => {
  const script = readFileSync(join(root, 'package.json'), 'utf8')
  return [...script.matchAll(/tsc -p (\S+?)(?=[ "])/g)].map(([, project = '']) => project)
}

const checkedBy = (project: string): readonly string[] =>
  execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', project, '--listFilesOnly'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .map((file) => relative(root, file))

const ours = (): readonly string[] =>
  globSync('**/*.{ts,tsx,mts,cts}', {
    cwd: root,
    exclude: ['**/node_modules', 'out', 'dist', 'test-results'],
  })

it('has the types of every TypeScript file checked', () => {
  const checked = new Set(projects().flatMap(checkedBy))
  const files = ours()
  expect(files).toContain(relative(root, import.meta.filename))
  expect(files.filter((file) => !checked.has(file))).toEqual([])
})
