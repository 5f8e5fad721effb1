import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * For tests that no secret reaches the disk: the files under a folder that hold `text` in any form it may have been
 * written in. Close every database in the folder first: reading a file that this process has open in SQLite would drop
 * SQLite's locks on it.
 */
export const findTextInFiles = (folder: string, text: string): readonly string[] => {
  const bytes = Buffer.from(text, 'utf8')
  const forms = [
    bytes,
    Buffer.from(text, 'utf16le'),
    Buffer.from(bytes.toString('hex')),
    Buffer.from(bytes.toString('hex').toUpperCase()),
    Buffer.from(JSON.stringify(text).slice(1, -1)),
    ...base64Forms(bytes),
  ]
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const content = readFileSync(file)
      return forms.some((form) => content.includes(form))
    })
}

// Base64 differs with the place of the text among what is encoded with it; what all three places have in common is
// left when the characters that neighbours influence are cut off.
const base64Forms = (bytes: Buffer): readonly Buffer[] =>
  [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '')
    return Buffer.from(encoded.slice(before === 0 ? 0 : before + 1, -1))
  })
