import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The version in the nearest package.json: two folders up in a checkout and in a packaged app alike. */
export const readVersion = (): string => {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    try {
      const found: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
      if (isNamedRollcall(found)) return found.version
    } catch {
      // No package.json here: look further up.
    }
    if (dirname(folder) === folder) return 'unknown'
  }
}

const isNamedRollcall = (found: unknown): found is { readonly version: string } =>
  typeof found === 'object' &&
  found !== null &&
  'name' in found &&
  found.name === 'rollcall' &&
  'version' in found &&
  typeof found.version === 'string'
