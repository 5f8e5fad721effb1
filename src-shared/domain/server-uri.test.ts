import { describe, expect, it } from 'vitest'
import { isLoopbackHost, parseServerUri } from './server-uri.ts'

describe('parseServerUri', () => {
  it.each([
    ['ldap://dc1.example.com', 'ldap', 'dc1.example.com', 389],
    ['ldaps://dc1.example.com', 'ldaps', 'dc1.example.com', 636],
    ['LDAPS://DC1:3269', 'ldaps', 'DC1', 3269],
    ['ldap://server', 'ldap', 'server', 389],
    ['ldap://10.0.0.1:1389', 'ldap', '10.0.0.1', 1389],
    ['ldap://[::1]:1389', 'ldap', '::1', 1389],
    ['ldaps://[2001:db8:0:0:0:0:0:1]', 'ldaps', '2001:db8:0:0:0:0:0:1', 636],
    ['ldap://[::ffff:10.0.0.1]', 'ldap', '::ffff:10.0.0.1', 389],
    ['ldap://ad_dc.corp.', 'ldap', 'ad_dc.corp.', 389],
    [' ldap://a/ ', 'ldap', 'a', 389],
  ])('reads %s', (text, scheme, host, port) => {
    expect(parseServerUri(text)).toMatchObject({ scheme, host, port })
  })

  it('shows the scheme in lower case and no lone slash', () => {
    expect(parseServerUri(' LDAP://Server:389/ ').text).toBe('ldap://Server:389')
  })

  it.each([
    ['dc1.example.com', 'ldaps://dc1.example.com'],
    ['', 'scheme'],
    ['http://a', 'scheme http'],
    ['ldapi://%2frun%2fldapi', 'scheme ldapi'],
    ['ldap://', 'host is missing'],
    ['ldap:///dc=example', 'baseDn'],
    ['ldap://a/dc=example', 'baseDn'],
    ['ldap://a?cn', 'baseDn'],
    ['ldap://a#x', 'baseDn'],
    ['ldap://cn=admin:secret@a', 'bindCn'],
    ['ldap://a:', 'port'],
    ['ldap://a:0', 'port'],
    ['ldap://a:65536', 'port'],
    ['ldap://a:1x', 'port'],
    ['ldap://1.2.3', 'no host name'],
    ['ldap://1.2.3.256', 'no host name'],
    ['ldap://a b', 'no host name'],
    ['ldap://-a', 'no host name'],
    ['ldap://a..b', 'no host name'],
    [`ldap://${'a'.repeat(64)}`, 'no host name'],
    ['ldap://::1', 'brackets'],
    ['ldap://[::1', 'brackets'],
    ['ldap://[::1::]', 'IPv6'],
    ['ldap://[1:2:3]', 'IPv6'],
    ['ldap://[fe80::g]', 'IPv6'],
    ['ldap://[]', 'IPv6'],
  ])('refuses %j and says why', (text, reason) => {
    expect(() => parseServerUri(text)).toThrow(reason)
  })
})

it.each(['ldap://admin:hunter2@a', 'admin:hunter2@a', 'http://admin:hunter2@a:9/x@y'])(
  'does not repeat a password that stands in %s',
  (text) => {
    expect(() => parseServerUri(text)).not.toThrow('hunter2')
    expect(() => parseServerUri(text)).toThrow('@')
  },
)

describe('isLoopbackHost', () => {
  it.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.8.9.1', '::1', '0:0:0:0:0:0:0:1'])(
    'knows %s',
    (host) => {
      expect(isLoopbackHost(host)).toBe(true)
    },
  )

  it.each(['example.com', '127.example.com', '10.0.0.1', '::2', 'localhost.example.com', ''])(
    'is not fooled by %j',
    (host) => {
      expect(isLoopbackHost(host)).toBe(false)
    },
  )
})
