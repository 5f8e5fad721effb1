import { describe, expect, it } from 'vitest'
import { createServerHealth, type ServerHealth } from './server-health.ts'
import { parseServerAddress } from './server-address.ts'

const servers = ['ldap://a', 'ldap://b', 'ldap://c'].map(parseServerAddress)
const [a, b] = servers
if (a === undefined || b === undefined) throw new Error('no servers')

const order = (health: ServerHealth): string =>
  health
    .inOrder(servers)
    .map(({ host }) => host)
    .join('')

describe('choosing a server', () => {
  it('keeps the order of the source in ordered mode', () => {
    const health = createServerHealth({ strategy: 'ordered', restMs: 30, now: () => 0, random: () => 0 })
    expect(order(health)).toBe('abc')
  })

  it('shuffles in random mode', () => {
    const draws = [0.9, 0.1, 0.5]
    const health = createServerHealth({
      strategy: 'random',
      restMs: 30,
      now: () => 0,
      random: () => draws.shift() ?? 0,
    })
    expect(order(health)).toBe('bca')
  })

  it('lets a failed server rest, longer each time, but never leaves it out', () => {
    let time = 0
    const health = createServerHealth({ strategy: 'ordered', restMs: 30, now: () => time, random: () => 0 })
    health.recordFailure(a)
    expect(order(health)).toBe('bca')
    time = 31
    expect(order(health)).toBe('abc')
    health.recordFailure(a)
    time = 31 + 59
    expect(health.isResting(a)).toBe(true)
    time = 31 + 61
    expect(health.isResting(a)).toBe(false)
  })

  it('rests ten times the first rest at most', () => {
    const health = createServerHealth({ strategy: 'ordered', restMs: 30, now: () => 0, random: () => 0 })
    for (let times = 0; times < 50; times++) health.recordFailure(a)
    health.recordFailure(b)
    expect(order(health)).toBe('cba')
  })

  it('forgets failures after a success', () => {
    const health = createServerHealth({ strategy: 'ordered', restMs: 30, now: () => 0, random: () => 0 })
    health.recordFailure(a)
    health.recordSuccess(a)
    expect(order(health)).toBe('abc')
  })
})
