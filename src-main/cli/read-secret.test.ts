import { PassThrough, Readable, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { readSecret } from './read-secret.ts'

const read = (text: string, signal = new AbortController().signal) => {
  const question = { prompt: new PassThrough(), label: 'Password', signal }
  return readSecret({ ...question, input: Readable.from([Buffer.from(text)]) })
}

describe('readSecret from a pipe', () => {
  it.each([
    ['one newline', 'secret\n', 'secret'],
    ['a Windows line end', 'secret\r\n', 'secret'],
    ['nothing', 'secret', 'secret'],
    ['only the last of several', 'secret\n\n', 'secret\n'],
    ['no blanks, which may belong to it', ' secret ', ' secret '],
  ])('takes off %s', async (_what, text, expected) => {
    const secret = await read(text)
    expect(secret.reveal()).toBe(expected)
  })

  it.each(['', '\n', '\r\n'])('refuses an empty secret: %j', async (text) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'input.invalid' })
  })

  it('refuses what is too long to be one', async () => {
    await expect(read('x'.repeat(300_000))).rejects.toMatchObject({ code: 'input.invalid' })
  })

  it('stops waiting when it is cancelled', async () => {
    const controller = new AbortController()
    const input = new PassThrough()
    const waiting = readSecret({
      input,
      prompt: new PassThrough(),
      label: 'Password',
      signal: controller.signal,
    })
    controller.abort(new Error('cancelled'))
    await expect(waiting).rejects.toThrow('cancelled')
  })
})

/** The part of a terminal that the prompt uses. */
const createTerminal = () => {
  const modes: boolean[] = []
  const written: string[] = []
  const input = Object.assign(new PassThrough(), {
    isTTY: true as const,
    setRawMode: (on: boolean) => modes.push(on),
  })
  const prompt = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      written.push(chunk.toString())
      done()
    },
  })
  const signal = new AbortController().signal
  // A PassThrough with the two members of a terminal that are used.
  const answer = readSecret({
    input: input as unknown as NodeJS.ReadStream,
    prompt,
    label: 'Password',
    signal,
  })
  return { answer, input, modes, written }
}

describe('readSecret from a terminal', () => {
  it('asks without showing what is typed and puts the terminal back', async () => {
    const { answer, input, modes, written } = createTerminal()
    input.write('secrex\u007Ft\r')
    expect((await answer).reveal()).toBe('secret')
    expect(written.join('')).toBe('Password: \n')
    expect(modes).toEqual([true, false])
  })

  it('takes a pasted key with all its lines', async () => {
    const { answer, input } = createTerminal()
    const key = ['-----BEGIN PRIVATE KEY-----', 'AAAA', '-----END PRIVATE KEY-----'].join('\n')
    input.write(`${key}\n`)
    expect((await answer).reveal()).toBe(key)
  })

  it('is cancelled by Ctrl-C', async () => {
    const { answer, input, modes } = createTerminal()
    input.write('sec\u0003')
    await expect(answer).rejects.toMatchObject({ code: 'sync.cancelled' })
    expect(modes).toEqual([true, false])
  })
})
