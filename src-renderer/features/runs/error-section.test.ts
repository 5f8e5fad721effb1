import { describe, expect, it } from 'vitest'
import { errorPlace } from './error-section.ts'

describe('errorPlace', () => {
  it.each([
    ['directory.unreachable', 'connection'],
    ['directory.tls-untrusted', 'tls'],
    ['directory.credentials-rejected', 'bind'],
    ['directory.no-such-base', 'search'],
    ['mapping.failed', 'mappings'],
    ['sync.username-conflict', 'users'],
    ['sync.name-conflict', 'groups'],
  ])('mends %s in the section %s', (code, section) => {
    expect(errorPlace('head office', code)).toEqual({
      href: `/sources/head%20office?section=${section}`,
      label: `sources.section.${section}`,
    })
  })

  it('sends nobody to the settings for what they do not mend', () => {
    expect(errorPlace('corp', 'internal')).toBeUndefined()
    expect(errorPlace('corp', 'toString')).toBeUndefined()
  })
})
