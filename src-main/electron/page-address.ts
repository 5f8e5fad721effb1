import { join, relative, resolve, sep } from 'node:path'

export const pageScheme = 'rollcall'
const pageHost = 'app'
export const pageOrigin = `${pageScheme}://${pageHost}`
export const pageUrl = `${pageOrigin}/index.html`

/** The file of an address of ours; undefined for another host, or a path that leads out of the folder. */
export const pageFile = (folder: string, url: string): string | undefined => {
  const match = /^([a-z]+):\/\/([^/?#]*)([^?#]*)/.exec(url)
  if (match?.[1] !== pageScheme || match[2] !== pageHost) return undefined
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
