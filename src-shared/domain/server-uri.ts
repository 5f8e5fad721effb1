import { AppError } from '../errors/app-error.ts'

export interface ServerUri {
  readonly scheme: 'ldap' | 'ldaps'
  /** Without the brackets of an IPv6 address. */
  readonly host: string
  readonly port: number
  /** The URI as it is shown and used as a key. */
  readonly text: string
}

const defaultPorts = { ldap: 389, ldaps: 636 } as const

/** Parses `ldap://host[:port]` or `ldaps://...`; throws `input.invalid` that says what is wrong with it. */
export const parseServerUri = (uri: string): ServerUri => {
  const text = uri.trim()
  const [, schemeText, rest] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(text) ?? []
  if (schemeText === undefined || rest === undefined)
    throw uriError(text, `a scheme is missing. Write ldap://${hostHint(text)} or ldaps://${hostHint(text)}.`)
  const scheme = schemeText.toLowerCase()
  if (scheme !== 'ldap' && scheme !== 'ldaps')
    throw uriError(text, `the scheme ${scheme} is not LDAP. Use ldap:// or ldaps://.`)
  // A lone slash is an empty path, which says nothing.
  const authority = rest.replace(/\/$/, '')
  if (authority.includes('@')) throw uriError(text, 'it holds a user name. Put that into bindCn.')
  if (/[/?#]/.test(authority))
    throw uriError(text, 'something follows host and port. Put the base into baseDn.')
  const { host, portText } = splitAuthority(text, authority)
  const port = portText === undefined ? defaultPorts[scheme] : portOf(text, portText)
  return { scheme, host, port, text: `${scheme}://${authority}` }
}

const hostHint = (text: string): string => (/^[\w.:[\]-]+$/.test(text) ? text : 'host')

const splitAuthority = (text: string, authority: string): { host: string; portText: string | undefined } => {
  if (/^[^[]*:[^[]*:/.test(authority)) throw uriError(text, bareIpv6)
  const [, bracketed, plain, portText] = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::(.*))?$/.exec(authority) ?? []
  if (bracketed !== undefined) {
    if (!isIpv6(bracketed)) throw uriError(text, `"${bracketed}" is no IPv6 address. Correct it.`)
    return { host: bracketed, portText }
  }
  if (plain === undefined) throw uriError(text, bareIpv6)
  if (plain === '') throw uriError(text, 'the host is missing. Write a host name or an address after "//".')
  if (!isIpv4(plain) && !isHostName(plain))
    throw uriError(text, `"${plain}" is no host name or address. Use letters, digits, hyphens and dots.`)
  return { host: plain, portText }
}

const bareIpv6 = 'the host is wrong. Write an IPv6 address in brackets, as in [::1].'

const portOf = (text: string, portText: string): number => {
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : 0
  if (port < 1 || port > 65_535)
    throw uriError(text, `"${portText}" is no port. Use a number from 1 to 65535.`)
  return port
}

const isIpv4 = (host: string): boolean =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(host) && host.split('.').every((part) => Number(part) <= 255)

// Labels as in RFC 1123, and the underscore, which Windows domains have. All digits would be a mistyped address.
const isHostName = (host: string): boolean =>
  host.length <= 253 &&
  !/^[\d.]+$/.test(host) &&
  /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*\.?$/i.test(host)

const isIpv6 = (host: string): boolean => {
  const [head = '', tail, surplus] = host.split('::')
  if (surplus !== undefined) return false
  const groups = [...groupsOf(head), ...groupsOf(tail ?? '')]
  const last = groups.at(-1) ?? ''
  const isMapped = isIpv4(last)
  const hex = isMapped ? groups.slice(0, -1) : groups
  const length = hex.length + (isMapped ? 2 : 0)
  return (
    hex.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) && (tail === undefined ? length === 8 : length < 8)
  )
}

const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'))

/** Whether a connection to this host stays on this computer. */
export const isLoopbackHost = (host: string): boolean =>
  /^(?:localhost\.?|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|(?:0{0,4}:){2,7}0{0,3}1)$/i.test(host) && host !== ''

interface HostAddress {
  readonly address: string
  readonly family: 4 | 6
}

/**
 * The addresses of this computer where a host is one of its names; those are never looked up (RFC 6761 section 6.3),
 * because what a name server says of them may lead elsewhere, and clear text goes to them.
 */
export const ownAddresses = (host: string): readonly HostAddress[] | undefined =>
  /^localhost\.?$/i.test(host)
    ? [
        { address: '127.0.0.1', family: 4 },
        { address: '::1', family: 6 },
      ]
    : undefined

// What stands before an "@" may hold a password, and a message may be logged.
const uriError = (text: string, problem: string): AppError =>
  new AppError('input.invalid', `The server address "${text.replace(/^.*@/s, '…@')}" is wrong: ${problem}`)
