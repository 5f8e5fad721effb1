import { describe, expect, it } from 'vitest'
import { allowedLink } from './link-list.ts'

describe('allowedLink', () => {
  it('lets pages of the list through, spelt as they will be opened', () => {
    expect(allowedLink('https://www.rfc-editor.org/rfc/rfc4511')).toBe(
      'https://www.rfc-editor.org/rfc/rfc4511',
    )
    expect(allowedLink('HTTPS://WWW.RFC-EDITOR.ORG')).toBe('https://www.rfc-editor.org/')
  })

  it.each([
    'http://www.rfc-editor.org/',
    'https://www.rfc-editor.org.evil.example/',
    'https://www.rfc-editor.org@evil.example/',
    'https://user:word@www.rfc-editor.org/',
    'https://www.rfc-editor.org:8443/',
    'https://evil.example/?https://www.rfc-editor.org/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'smb://server/share',
    '',
    'not an address',
  ])('refuses %j', (url) => {
    expect(allowedLink(url)).toBeUndefined()
  })
})
