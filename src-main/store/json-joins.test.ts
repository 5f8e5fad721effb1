// SQLite guesses that a list given as JSON is long and a table short, and would rather read all rows of a source and
// the list again for each of them: a minute for a group of 20,000. CROSS JOIN keeps the order in which it is written
// (https://www.sqlite.org/optoverview.html#manual_control_of_query_plans_using_cross_join).
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

it('looks the values of a JSON list up one by one, in every query', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => /(?<!\.test)\.ts$/.test(name))
  const loose = files.flatMap((name) => {
    const text = readFileSync(join(import.meta.dirname, name), 'utf8')
    return [...text.matchAll(/FROM json_each\([^)]*\) AS \w+\s+(?:JOIN|,)[^\n]*/g)].map(
      ([query]) => `${name}: ${query}`,
    )
  })
  expect(loose).toEqual([])
})
