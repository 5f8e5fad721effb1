import { isIP } from 'node:net'
import { AppError } from '../../src-shared/errors/app-error.ts'

export interface ServerAddress {
  readonly uri: string
  readonly isSecure: boolean
  /** Without the brackets of an IPv6 address. */
  readonly host: string
  readonly port: number
}

/** The parts of an `ldap://` or `ldaps://` URI (RFC 4516 section 2); only host and port matter here. */
export const parseServerAddress = (uri: string): ServerAddress => {
  const text = uri.trim()
  const parsed = URL.parse(text)
  const isSecure = parsed?.protocol === 'ldaps:'
  if (parsed === null || (!isSecure && parsed.protocol !== 'ldap:') || parsed.hostname === '') {
    throw new AppError('input.invalid', `${uri} is not an address like ldap://host or ldaps://host:636.`, {
      uri,
    })
  }
  const host = parsed.hostname.replace(/^\[(.*)\]$/, '$1')
  const port = parsed.port === '' ? defaultPort(isSecure) : Number(parsed.port)
  return { uri: text, isSecure, host, port }
}

const defaultPort = (isSecure: boolean): number => (isSecure ? 636 : 389)

/** By its text alone: what a name resolves to may change between looking and connecting. */
export const isLoopback = (host: string): boolean => {
  const name = host.toLowerCase()
  if (name === 'localhost' || name.endsWith('.localhost')) return true
  return isIP(name) === 4 ? name.startsWith('127.') : name === '::1'
}
