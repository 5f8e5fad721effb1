import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type * as Electron from 'electron'
import { makeLoud } from './loud.ts'

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

export const net = makeLoud('net', {
  /** A test says otherwise with `setOnline` of e2e/fixtures/main-process.ts. */
  isOnline: (): boolean => true,
  fetch: async (input: string | Request): Promise<Response> => {
    const url = typeof input === 'string' ? input : input.url
    // The app speaks LDAP; it fetches nothing but its own files.
    if (!url.startsWith('file:')) throw new Error(`electron-host: net.fetch of ${url} is not implemented`)
    const path = fileURLToPath(url)
    const body = await readFile(path).catch(() => undefined)
    if (body === undefined) throw new Error('net::ERR_FILE_NOT_FOUND')
    const contentType = contentTypes[extname(path)] ?? 'application/octet-stream'
    return new Response(body, { headers: { 'content-type': contentType } })
  },
} satisfies Partial<Electron.Net>)
