import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withKeptBody, type MessageBody } from './message-body.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-body-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function* piecesOf(texts: readonly string[]): AsyncGenerator<string, void, void> {
  yield* texts
}

const keep = <Result>(
  texts: readonly string[],
  work: (body: MessageBody) => Promise<Result>,
  signal = new AbortController().signal,
): Promise<Result> =>
  withKeptBody({ file: join(folder, 'message.json'), pieces: piecesOf(texts), signal }, work)

const textOf = async (body: MessageBody): Promise<string> => {
  const pieces: Uint8Array[] = []
  for await (const piece of body.read()) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

describe('a body that is kept on the disk', () => {
  it('is the same each time it is read, however long', async () => {
    const texts = Array.from({ length: 3000 }, (_, index) => `${index} Zoë ${'x'.repeat(500)}`)
    const read = await keep(
      texts,
      async (body) => [await textOf(body), await textOf(body), body.bytes] as const,
    )
    const whole = texts.join('')
    expect(read.slice(0, 2)).toEqual([whole, whole])
    expect(read[2]).toBe(Buffer.byteLength(whole))
  })

  it('has no name while it is used, so that a process that dies leaves nothing behind', async () => {
    expect(await keep(['a'], async () => readdirSync(folder))).toEqual([])
  })

  it('is gone afterwards, also when it was not sent or not even made', async () => {
    const failed = keep(['a'], () => Promise.reject(new Error('unreachable')))
    await expect(failed).rejects.toThrow('unreachable')
    const aborted = keep(['a'], textOf, AbortSignal.abort(new Error('closing')))
    await expect(aborted).rejects.toThrow('closing')
    expect(readdirSync(folder)).toEqual([])
  })
})
