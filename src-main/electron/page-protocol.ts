// The page's own scheme. Unlike file:, it has an origin of its own, cannot reach other files, and answers with headers.
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { protocol } from 'electron'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { pageFile, pageScheme } from './page-address.ts'

/** Must be called before the app is ready. */
export const registerPageScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    {
      scheme: pageScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])

/** Serves the built page, index.html with a fresh nonce at every load. */
export const servePage = (folder: string): void =>
  protocol.handle(pageScheme, async (request) => {
    const file = pageFile(folder, request.url)
    if (file === undefined || request.method !== 'GET') return emptyResponse(403)
    try {
      const body = await readFile(file)
      return extname(file) === '.html' ? documentResponse(body.toString('utf8')) : fileResponse(file, body)
    } catch {
      // What is not there and what may not be read look the same from the page.
      return emptyResponse(404)
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

/** Made anew each time: the body of a response can be read once. */
const emptyResponse = (status: number): Response => new Response('', { status, headers: commonHeaders })

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
