import { createHash } from 'node:crypto'

/** Windows caps a credential at 2,560 bytes (CRED_MAX_CREDENTIAL_BLOB_SIZE); the margin is for other keychains. */
export const maxPieceBytes = 2_399
/** About 38 KB: a key of 16,384 bits with a long chain takes 20 KB. A fixed number, so that leftovers can be swept. */
export const maxPieces = 16

/**
 * The two places for the pieces of a secret. A new value goes into the one that the manifest does not name, and the
 * manifest, written last, makes it the current one: whenever the writing ends, one complete value is there.
 */
export type PieceSet = 'a' | 'b'

export interface Manifest {
  readonly set: PieceSet
  readonly pieces: number
  readonly sha256: string
}

/** Cuts text into pieces of at most `maxPieceBytes` bytes of UTF-8, never inside a character. */
export const splitIntoPieces = (text: string): readonly string[] => {
  const bytes = Buffer.from(text, 'utf8')
  const pieces: string[] = []
  let start = 0
  while (start < bytes.length) {
    let end = Math.min(start + maxPieceBytes, bytes.length)
    while (end < bytes.length && isContinuation(bytes[end])) end -= 1
    pieces.push(bytes.toString('utf8', start, end))
    start = end
  }
  return pieces
}

/** RFC 3629 section 3: the bytes 10xxxxxx continue a character. */
const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

export const sha256Of = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

export const manifestFor = (set: PieceSet, text: string, pieces: number): Manifest => ({
  set,
  pieces,
  sha256: sha256Of(text),
})

export const printManifest = (manifest: Manifest): string => JSON.stringify({ version: 1, ...manifest })

/** Undefined when the text is not a manifest of ours. */
export const parseManifest = (text: string): Manifest | undefined => {
  const value = parseJson(text)
  if (typeof value !== 'object' || value === null) return undefined
  const { version, set, pieces, sha256 } = value as Readonly<Record<string, unknown>>
  if (version !== 1 || (set !== 'a' && set !== 'b')) return undefined
  if (typeof pieces !== 'number' || !Number.isInteger(pieces) || pieces < 1 || pieces > maxPieces)
    return undefined
  return typeof sha256 === 'string' ? { set, pieces, sha256 } : undefined
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The value when every piece is there and together they are what was written. */
export const joinPieces = (
  manifest: Manifest,
  pieces: readonly (string | undefined)[],
): string | undefined => {
  if (pieces.length !== manifest.pieces || pieces.includes(undefined)) return undefined
  const text = pieces.join('')
  return sha256Of(text) === manifest.sha256 ? text : undefined
}
