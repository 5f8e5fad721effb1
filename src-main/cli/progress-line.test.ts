import { describe, expect, it } from 'vitest'
import { createProgressLine } from './progress-line.ts'

const arrange = (options: { readonly isTTY: boolean; readonly quiet?: boolean }) => {
  let time = 0
  const written: string[] = []
  // The part of a stream that a progress line uses.
  const stream = {
    isTTY: options.isTTY,
    columns: 40,
    write: (text: string) => written.push(text) > 0,
  } as unknown as NodeJS.WriteStream
  const progress = createProgressLine({ stream, quiet: options.quiet === true, now: () => time })
  const at = (ms: number, text: string): void => {
    time = ms
    progress.report(text)
  }
  return { progress, written, at }
}

describe('createProgressLine', () => {
  it('says nothing about work that is done within a second', () => {
    const { at, written, progress } = arrange({ isTTY: true })
    at(900, 'reading')
    progress.end()
    expect(written).toEqual([])
  })

  it('tells of work that reports once and then takes long', async () => {
    const { at, written } = arrange({ isTTY: false })
    at(950, 'applying')
    await new Promise((resolve) => setTimeout(resolve, 120))
    expect(written).toEqual(['applying\n'])
  })

  it('updates one line on a terminal, within its width, and clears it', () => {
    const { at, written, progress } = arrange({ isTTY: true })
    at(1100, 'x'.repeat(100))
    at(1300, 'second')
    progress.end()
    expect(written).toEqual([`\r${'x'.repeat(38)}…\u001B[K`, '\rsecond\u001B[K', '\r\u001B[K'])
  })

  it('writes a line now and then elsewhere', () => {
    const { at, written } = arrange({ isTTY: false })
    for (let ms = 0; ms <= 25_000; ms += 250) at(ms, `at ${ms}`)
    expect(written).toEqual(['at 1000\n', 'at 11000\n', 'at 21000\n'])
  })

  it('is silent with --quiet', () => {
    const { at, written } = arrange({ isTTY: true, quiet: true })
    at(5000, 'reading')
    expect(written).toEqual([])
  })
})
