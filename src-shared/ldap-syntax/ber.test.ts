import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../errors/app-error.ts'
import { BerReader, berElementSize } from './ber-reader.ts'
import { berTag } from './ber-tag.ts'
import { BerWriter } from './ber-writer.ts'

type Tree =
  | { readonly kind: 'bytes'; readonly value: Uint8Array }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'sequence'; readonly children: readonly Tree[] }

const widest = 2 ** 47 - 1

const trees = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.record({ kind: fc.constant('bytes' as const), value: fc.uint8Array({ maxLength: 400 }) }),
    fc.record({ kind: fc.constant('text' as const), value: fc.string({ unit: 'binary', maxLength: 300 }) }),
    fc.record({
      kind: fc.constant('integer' as const),
      value: fc.integer({ min: -widest - 1, max: widest }),
    }),
    fc.record({ kind: fc.constant('boolean' as const), value: fc.boolean() }),
    fc.record({ kind: fc.constant('sequence' as const), children: fc.array(tie('tree'), { maxLength: 6 }) }),
  ),
})).tree

const write = (writer: BerWriter, tree: Tree): void => {
  switch (tree.kind) {
    case 'bytes':
      writer.writeBytes(tree.value)
      break
    case 'text':
      writer.writeText(tree.value, 0x80)
      break
    case 'integer':
      writer.writeInteger(tree.value)
      break
    case 'boolean':
      writer.writeBoolean(tree.value)
      break
    case 'sequence':
      writer.begin()
      for (const child of tree.children) write(writer, child)
      writer.end()
  }
}

const read = (reader: BerReader): Tree => {
  switch (reader.peekTag()) {
    case berTag.octetString:
      return { kind: 'bytes', value: reader.readBytes().slice() }
    case 0x80:
      return { kind: 'text', value: reader.readText(0x80) }
    case berTag.integer:
      return { kind: 'integer', value: reader.readInteger() }
    case berTag.boolean:
      return { kind: 'boolean', value: reader.readBoolean() }
    default: {
      const inner = reader.enter(berTag.sequence)
      const children: Tree[] = []
      while (!inner.isAtEnd) children.push(read(inner))
      return { kind: 'sequence', children }
    }
  }
}

const encode = (tree: Tree): Uint8Array => {
  const writer = new BerWriter(16)
  write(writer, tree)
  return writer.toBytes()
}

const encoded = (value: number): string => Buffer.from(encode({ kind: 'integer', value })).toString('hex')

const header = (size: number): string =>
  Buffer.from(encode({ kind: 'bytes', value: new Uint8Array(size) })).toString('hex', 0, 4)

const outcomeOf = (bytes: Uint8Array): unknown => {
  try {
    const reader = new BerReader(bytes)
    while (!reader.isAtEnd) read(reader)
    return 'read'
  } catch (error) {
    return error instanceof AppError ? error.code : error
  }
}

describe('BER', () => {
  it('reads back whatever it wrote', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        expect(read(new BerReader(encode(tree)))).toEqual(tree)
      }),
    )
  })

  it('knows the size of an element from its header alone', () => {
    fc.assert(
      fc.property(trees, fc.uint8Array({ maxLength: 9 }), (tree, following) => {
        const bytes = encode(tree)
        expect(berElementSize(Uint8Array.from([...bytes, ...following]), 0)).toBe(bytes.length)
      }),
    )
  })

  it('answers arbitrary bytes with a value or a protocol error, never with anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(['read', 'directory.protocol-error']).toContain(outcomeOf(bytes))
      }),
      { numRuns: 2000 },
    )
  })

  it('refuses an element cut short at any place', () => {
    fc.assert(
      fc.property(trees, fc.nat(), (tree, at) => {
        const bytes = encode(tree)
        const cut = bytes.subarray(0, at % bytes.length)
        expect(() => read(new BerReader(cut))).toThrow(AppError)
      }),
    )
  })

  it('writes integers as X.690 section 8.3 shows them', () => {
    expect([0, 127, 128, 256, -128, -129, 2147483647].map(encoded)).toEqual([
      '020100',
      '02017f',
      '02020080',
      '02020100',
      '020180',
      '0202ff7f',
      '02047fffffff',
    ])
  })

  it('uses the long form of a length from 128 bytes on', () => {
    expect([header(127).slice(0, 4), header(128).slice(0, 6), header(256)]).toEqual([
      '047f',
      '048180',
      '04820100',
    ])
  })

  it('waits for more bytes while a header is not complete', () => {
    expect(berElementSize(Uint8Array.of(0x30), 0)).toBeUndefined()
    expect(berElementSize(Uint8Array.of(0x30, 0x82, 0x01), 0)).toBeUndefined()
  })

  it('refuses a length of two gigabytes before anything is buffered', () => {
    expect(() => berElementSize(Uint8Array.of(0x30, 0x84, 0x7f, 0xff, 0xff, 0xff), 0)).toThrow(
      /over the limit/,
    )
  })

  it('refuses an indefinite length', () => {
    expect(() => berElementSize(Uint8Array.of(0x30, 0x80), 0)).toThrow(/indefinite/)
  })

  it('refuses an inner element longer than the one that holds it', () => {
    const reader = new BerReader(Uint8Array.of(0x30, 0x03, 0x04, 0x05, 0x41, 0x41, 0x41, 0x41, 0x41))
    expect(() => reader.enter(berTag.sequence).readBytes()).toThrow(/longer than what holds it/)
  })

  it('refuses text that is not UTF-8', () => {
    expect(() => new BerReader(Uint8Array.of(0x04, 0x01, 0xff)).readText()).toThrow(/UTF-8/)
  })
})
