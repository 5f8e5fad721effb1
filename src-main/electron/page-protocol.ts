// The page's own scheme. Unlike file:, it has an origin of its own, cannot reach other files, and answers with headers.
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, resolve, sep } from 'node:path'
import { protocol } from 'electron'
import { contentSecurityPolicy } from './content-security-policy.ts'

const scheme = 'rollcall'
const host = 'app'
export const pageOrigin = `${scheme}://${host}`
export const pageUrl = `${pageOrigin}/index.html`

/** Must be called before the app is ready. */
export const registerPageScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])

/** Serves the built page, index.html with a fresh nonce at every load. */
export const servePage = (folder: string): void =>
  protocol.handle(scheme, async (request) => {
    const file = pageFile(folder, request.url)
    if (file === undefined || request.method !== 'GET') return refused
    try {
      const body = await readFile(file)
      return extname(file) === '.html' ? documentResponse(body.toString('utf8')) : fileResponse(file, body)
    } catch {
      // What is not there and what may not be read look the same from the page.
      return new Response('', { status: 404, headers: commonHeaders })
    }
  })

const noncePlace = '__CSP_NONCE__'
const nonceBytes = 16

const commonHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

const refused = new Response('', { status: 403 })

const documentResponse = (html: string): Response => {
  const nonce = randomBytes(nonceBytes).toString('base64')
  return new Response(html.replaceAll(noncePlace, nonce), {
    headers: {
      ...commonHeaders,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy(nonce),
    },
  })
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const fileResponse = (file: string, body: Buffer): Response =>
  new Response(new Uint8Array(body), {
    headers: { ...commonHeaders, 'content-type': contentTypes[extname(file)] ?? 'application/octet-stream' },
  })

/** The file of an address of ours; undefined for another host, or a path that leads out of the folder. */
export const pageFile = (folder: string, url: string): string | undefined => {
  const match = /^([a-z]+):\/\/([^/?#]*)([^?#]*)/.exec(url)
  if (match?.[1] !== scheme || match[2] !== host) return undefined
  const path = decoded(match[3] ?? '')
  if (path === undefined || path.includes('\0')) return undefined
  const file = resolve(join(folder, path === '' || path === '/' ? 'index.html' : path))
  const inside = relative(resolve(folder), file)
  return inside === '' || inside.startsWith('..') || inside.split(sep).includes('..') ? undefined : file
}

const decoded = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
