import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { listenForInterruption } from './interruption.ts'

const arrange = () => {
  const signals = new EventEmitter()
  const said: string[] = []
  let time = 0
  let ended = 0
  const interruption = listenForInterruption({
    on: (signal, listener) => signals.on(signal, listener),
    off: (signal, listener) => signals.off(signal, listener),
    now: () => time,
    announce: (text) => said.push(text),
    endAtOnce: () => {
      ended += 1
    },
  })
  return { signals, said, interruption, passTime: (ms: number) => (time += ms), ended: () => ended }
}

describe('listenForInterruption', () => {
  it('aborts with sync.cancelled at the first Ctrl-C and ends at the second', () => {
    const { signals, said, interruption, passTime, ended } = arrange()
    signals.emit('SIGINT')
    expect(interruption.signal.reason).toMatchObject({ code: 'sync.cancelled' })
    expect(said).toHaveLength(1)
    expect(ended()).toBe(0)
    passTime(2000)
    signals.emit('SIGINT')
    expect(ended()).toBe(1)
  })

  it('takes the copy that npm forwards for the same press', () => {
    const { signals, passTime, ended } = arrange()
    signals.emit('SIGINT')
    passTime(20)
    signals.emit('SIGINT')
    expect(ended()).toBe(0)
  })

  it.each(['SIGTERM', 'SIGHUP'] as const)('treats %s alike', (name) => {
    const { signals, interruption } = arrange()
    signals.emit(name)
    expect(interruption.signal.aborted).toBe(true)
  })

  it('leaves no listener behind', () => {
    const { signals, interruption } = arrange()
    interruption.dispose()
    expect(signals.listenerCount('SIGINT')).toBe(0)
  })
})
