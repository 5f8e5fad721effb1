import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openServerDesk, type ServerDesk } from './server-desk.ts'
import { takeServer } from './take-server.ts'

let desk: ServerDesk
let log: string[]

beforeEach(async () => {
  log = []
  const start = async (name: string) => {
    log.push(`start ${name}`)
    return { facts: { uri: `ldap://${name}` }, stop: async () => void log.push(`stop ${name}`) }
  }
  desk = await openServerDesk({
    one: () => start('one'),
    two: () => start('two'),
    broken: () => Promise.reject(new Error('its port is taken')),
  })
})
afterEach(() => desk.close())

const take = (name: string) => takeServer<{ readonly uri: string }>(desk.port, name)

describe('the desk', () => {
  it('starts nothing that nobody asks for, and the rest once', async () => {
    for (const name of ['one', 'one']) {
      const taken = await take(name)
      expect(taken.facts).toEqual({ uri: 'ldap://one' })
      await taken.giveBack()
    }
    expect(log).toEqual(['start one'])
  })

  it('gives a server to one at a time, and different ones at once', async () => {
    const first = await take('one')
    const other = await take('two')
    const second = take('one').then((taken) => {
      log.push('second turn')
      return taken
    })
    log.push('first gives back')
    await first.giveBack()
    await (await second).giveBack()
    await other.giveBack()
    expect(log).toEqual(['start one', 'start two', 'first gives back', 'second turn'])
  })

  it('says why a server could not be started, to everybody who asks', async () => {
    await expect(take('broken')).rejects.toThrow('its port is taken')
    await expect(take('broken')).rejects.toThrow('its port is taken')
    await expect(take('unknown')).rejects.toThrow('There is no server called "unknown"')
  })

  it('ends what it started, and starts it anew for the next who asks', async () => {
    await (await take('one')).giveBack()
    await desk.stopServers()
    await (await take('one')).giveBack()
    expect(log).toEqual(['start one', 'stop one', 'start one'])
  })
})
