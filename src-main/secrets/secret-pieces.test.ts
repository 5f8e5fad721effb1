import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  joinPieces,
  manifestFor,
  maxPieceBytes,
  parseManifest,
  printManifest,
  splitIntoPieces,
} from './secret-pieces.ts'

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 9_000, size: 'max' }),
  fc
    .tuple(
      fc.integer({ min: 0, max: 4 }),
      fc.constantFrom('é', '🔑', '語'),
      fc.integer({ min: 1, max: 4_000 }),
    )
    .map(([shift, character, count]) => 'x'.repeat(shift) + character.repeat(count)),
)

describe('pieces of a secret', () => {
  it('are never too large for a credential of Windows', () => {
    fc.assert(
      fc.property(text, (value) => {
        for (const piece of splitIntoPieces(value)) expect(Buffer.byteLength(piece)).toBeLessThan(2_400)
      }),
      { numRuns: 60 },
    )
  })

  it('make up the value again', () => {
    fc.assert(
      fc.property(text, (value) => {
        const pieces = splitIntoPieces(value)
        expect(joinPieces(manifestFor('a', value, pieces.length), pieces)).toBe(value)
      }),
      { numRuns: 60 },
    )
  })

  it('are refused when one is missing, changed, or of another set', () => {
    const value = 'k'.repeat(maxPieceBytes * 2 + 10)
    const pieces = splitIntoPieces(value)
    const manifest = manifestFor('b', value, pieces.length)
    expect(pieces.map((piece) => piece.length)).toEqual([maxPieceBytes, maxPieceBytes, 10])
    expect(joinPieces(manifest, pieces)).toBe(value)
    expect(joinPieces(manifest, pieces.slice(0, 2))).toBeUndefined()
    // A piece that somebody deleted: the types know of none, the keychain does.
    expect(joinPieces(manifest, pieces.with(1, undefined as unknown as string))).toBeUndefined()
    expect(joinPieces(manifest, pieces.with(2, 'k'.repeat(9)))).toBeUndefined()
  })
})

describe('parseManifest', () => {
  it('reads what printManifest writes', () => {
    const manifest = manifestFor('b', 'a key', 16)
    expect(parseManifest(printManifest(manifest))).toEqual(manifest)
  })

  it.each([
    'a password',
    'null',
    '{}',
    '{"version":2,"set":"a","pieces":1,"sha256":"x"}',
    '{"version":1,"set":"c","pieces":1,"sha256":"x"}',
    '{"version":1,"set":"a","pieces":0,"sha256":"x"}',
    '{"version":1,"set":"a","pieces":17,"sha256":"x"}',
    '{"version":1,"set":"a","pieces":1}',
  ])('takes %s for no manifest', (entry) => {
    expect(parseManifest(entry)).toBeUndefined()
  })
})
