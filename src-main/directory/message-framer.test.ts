import { array, assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MessageFramer } from './message-framer.ts'
import { message } from './scripted-server.builder.ts'

const framerInto = (seen: string[], maxMessageBytes = 1_000_000): MessageFramer =>
  new MessageFramer({
    maxMessageBytes,
    onMessage: (buffer, start, end) => seen.push(buffer.toString('hex', start, end)),
  })

const messages = [0, 1, 127, 128, 300, 70_000].map((size, id) =>
  Buffer.from(message(id + 1, 0x64, new Uint8Array(size).fill(id))),
)

describe('cutting a stream into messages', () => {
  it('finds the same messages wherever the stream is torn', () => {
    const stream = Buffer.concat(messages)
    assert(
      property(array(integer({ min: 1, max: stream.length }), { maxLength: 20 }), (cuts) => {
        const seen: string[] = []
        const framer = framerInto(seen)
        let start = 0
        for (const end of [...cuts.toSorted((a, b) => a - b), stream.length]) {
          // A copy, because Node reuses nothing either and the framer must not rely on it.
          framer.push(Buffer.from(stream.subarray(start, end)))
          start = end
        }
        expect(seen).toEqual(messages.map((bytes) => bytes.toString('hex')))
      }),
      { numRuns: 60 },
    )
  })

  it('takes a long message in small chunks without moving it about', () => {
    const long = Buffer.from(message(1, 0x64, new Uint8Array(30_000_000)))
    let delivered = 0
    const framer = new MessageFramer({
      maxMessageBytes: 64_000_000,
      onMessage: (_buffer, start, end) => (delivered = end - start),
    })
    const startedAt = performance.now()
    for (let start = 0; start < long.length; start += 4096) framer.push(long.subarray(start, start + 4096))
    expect(delivered).toBe(long.length)
    // Moving it with every chunk would be 100 GB.
    expect(performance.now() - startedAt).toBeLessThan(5000)
  })

  it('delivers nothing while paused, and everything in order afterwards', () => {
    const seen: string[] = []
    const framer = new MessageFramer({
      maxMessageBytes: 1_000_000,
      onMessage: (buffer, start, end) => {
        seen.push(buffer.toString('hex', start, end))
        if (seen.length === 2) framer.pause()
      },
    })
    framer.push(Buffer.concat(messages.slice(0, 4)))
    framer.push(Buffer.concat(messages.slice(4)))
    expect(seen).toHaveLength(2)
    framer.resume()
    expect(seen).toEqual(messages.map((bytes) => bytes.toString('hex')))
  })

  it.each([
    ['not a sequence', '31'],
    ['an indefinite length', '3080'],
    ['a length of five octets', '30850000000001'],
    ['more than is allowed', '308300ffff'],
  ])('refuses %s as soon as it is seen', (_what, hex) => {
    expect(() => framerInto([], 1000).push(Buffer.from(hex, 'hex'))).toThrow(
      expect.objectContaining({ code: 'directory.protocol-error' }),
    )
  })

  it('does not reserve what a length only claims', () => {
    const before = process.memoryUsage().arrayBuffers
    const framer = framerInto([], 2 ** 31)
    framer.push(Buffer.from('30847fffffff00', 'hex'))
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000)
  })
})
