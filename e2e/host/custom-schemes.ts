// Chromium knows no scheme of the app's own and aborts it before a request can be answered. So `rollcall://app/x` is
// `https://app.rollcall.host.invalid/x` to Chromium (RFC 6761 keeps .invalid free): as secure a context, with an origin
// for CSP's 'self'. Every address is translated back before the app sees it; only `location.href` differs.
import type * as Electron from 'electron'
import { makeLoud } from './loud.ts'

type SchemeHandler = (request: Request) => Response | Promise<Response>

const handlers = new Map<string, SchemeHandler>()
const privileged = new Set<string>()
const suffix = '.host.invalid'

export const protocol = makeLoud('protocol', {
  registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]): void => {
    for (const { scheme, privileges } of schemes)
      if (privileges?.standard === true && privileges.secure === true) privileged.add(scheme)
  },
  handle: (scheme: string, handler: SchemeHandler): void => {
    if (handlers.has(scheme)) throw new Error(`The scheme has been registered: ${scheme}`)
    // Only such a scheme behaves like https; pretending it for another would pass what Electron fails.
    if (!privileged.has(scheme))
      throw new Error(`electron-host: the scheme ${scheme} is not standard and secure`)
    handlers.set(scheme, handler)
  },
  unhandle: (scheme: string): void => void handlers.delete(scheme),
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
})

export const schemeHandler = (url: string): SchemeHandler | undefined =>
  handlers.get(url.slice(0, url.indexOf(':')))

/** The address by which Chromium knows it. */
export const toChromiumUrl = (url: string): string => {
  const [, scheme = '', hostName = '', rest = ''] = /^([a-z][\w+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? []
  return handlers.has(scheme) ? `https://${hostName}.${scheme}${suffix}${rest === '' ? '/' : rest}` : url
}

/** The address by which the app knows it. */
export const fromChromiumUrl = (url: string): string => {
  const match = /^https:\/\/([^/]*)\.([\w+-]+)\.host\.invalid(.*)$/.exec(url)
  return match === null ? url : `${match[2]}://${match[1]}${match[3]}`
}

/** The origin of an address as Chromium computes it for a standard scheme; URL says "null" for one it does not know. */
export const originOf = (url: string): string => /^[a-z][\w+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? 'null'
