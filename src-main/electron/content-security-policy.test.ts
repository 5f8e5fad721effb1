import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from './content-security-policy.ts'

const directives = new Map(
  contentSecurityPolicy('bm9uY2U=')
    .split('; ')
    .map((directive): [string, readonly string[]] => {
      const [name = '', ...values] = directive.split(' ')
      return [name, values]
    }),
)

describe('contentSecurityPolicy', () => {
  it('allows nothing that it does not name', () => {
    expect(directives.get('default-src')).toEqual(["'none'"])
  })

  it('runs our own script files and no others', () => {
    expect(directives.get('script-src')).toEqual(["'self'"])
  })

  it('takes a style tag only with the nonce of this load', () => {
    expect(directives.get('style-src')).toEqual(["'self'", "'nonce-bm9uY2U='"])
  })

  it('never says unsafe-inline, unsafe-eval or a wildcard', () => {
    expect(contentSecurityPolicy('x')).not.toMatch(/unsafe|\*/)
  })

  it.each([
    'connect-src',
    'worker-src',
    'frame-src',
    'object-src',
    'base-uri',
    'form-action',
    'frame-ancestors',
  ])('closes %s', (name) => {
    expect(directives.get(name)).toEqual(["'none'"])
  })
})
