import { describe, expect, it } from 'vitest'
import { findByRoutePart, mappingRoute } from './mapping-route.ts'

const names = ['LDAP: mail', 'a/b', '100%', '%2F', 'new', 'Größe?', '#1', 'plain']
const mappings = names.map((name) => ({ name }))

/** What the router makes of a route before it cuts it into parts. */
const partOf = (route: string) => {
  const path = decodeURI(route)
  expect(path.split('/')).toHaveLength(3)
  return path.split('/')[2] ?? ''
}

describe('the route of a mapping', () => {
  it.each(names)('leads back to %s', (name) => {
    expect(findByRoutePart(mappings, partOf(mappingRoute(name)))?.name).toBe(name)
  })

  it('leads nowhere for a mapping that is gone', () => {
    expect(findByRoutePart(mappings, partOf(mappingRoute('gone')))).toBeUndefined()
  })
})
