import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { keepEarlySignals } from './early-signals.ts'

const listener = (): void => {}

it('tells whoever listens first of a signal that came before', () => {
  const source = new EventEmitter()
  const signals = keepEarlySignals(source)
  source.emit('SIGINT')
  const heard: string[] = []
  signals.on('SIGINT', () => heard.push('SIGINT'))
  signals.on('SIGTERM', () => heard.push('SIGTERM'))
  expect(heard).toEqual(['SIGINT'])
  source.emit('SIGTERM')
  expect(heard).toEqual(['SIGINT', 'SIGTERM'])
})

it('leaves no listener behind', () => {
  const source = new EventEmitter()
  const signals = keepEarlySignals(source)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    signals.on(signal, listener)
    signals.off(signal, listener)
    expect(source.listenerCount(signal)).toBe(0)
  }
})
