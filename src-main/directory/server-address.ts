import { parseServerUri } from '../../src-shared/domain/server-uri.ts'

/** One server of a source, as connecting needs it. */
export interface ServerAddress {
  /** As it is shown and used as a key. */
  readonly uri: string
  readonly isSecure: boolean
  /** Without the brackets of an IPv6 address. */
  readonly host: string
  readonly port: number
}

/** Throws `input.invalid` for what is no `ldap://` or `ldaps://` address. */
export const parseServerAddress = (uri: string): ServerAddress => {
  const { scheme, host, port, text } = parseServerUri(uri)
  return { uri: text, isSecure: scheme === 'ldaps', host, port }
}
