// The examples of docs/mappings.md have to run as they stand there.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { builtInMappings } from './built-in-mappings.ts'
import { anEntry, mapPage } from './mapping-test-kit.ts'
import { constantNames } from './sandbox-driver.ts'

const text = readFileSync(new URL('../../docs/mappings.md', import.meta.url), 'utf8')
const examples = [...text.matchAll(/```js\n(.*?)```/gs)].map((match) => match[1] ?? '')

describe('docs/mappings.md', () => {
  it('has examples that do what they say', async () => {
    const people = [
      anEntry(
        { cn: 'A', telephoneNumber: ['1', '2'], mail: 'Al@x.org', accountExpires: '132000000000000000' },
        'cn=A,l=Bonn,dc=x',
      ),
      anEntry({ sAMAccountName: 'svc-backup' }),
    ]

    const results = await Promise.all(
      examples.map((expression) => mapPage([expression], { entries: people })),
    )

    const expires = '2019-04-17T18:40:00.000Z'
    expect(results.map(([first]) => first)).toEqual([
      { kind: 'mapped', properties: { name: 'A', attributes: { phone: ['1', '2'] } } },
      { kind: 'mapped', properties: { isActive: false, attributes: { expires } } },
      { kind: 'mapped', properties: { username: 'al', attributes: { site: 'Bonn' } } },
    ])
    expect(results.map(([, second]) => second?.kind)).toEqual(['mapped', 'skip', 'skip'])
  })

  it.each([...constantNames, 'dn', 'properties'])('explains the name %s', (name) => {
    expect(text).toMatch(new RegExp(`^\\| \`${name}\\b`, 'm'))
  })

  it.each(builtInMappings)('lists the mapping $name', ({ name }) => {
    expect(text).toContain(`| \`${name}\` `)
  })
})
