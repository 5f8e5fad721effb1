import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addCommands } from '../cli/add-commands.ts'
import { appArguments, commandNames, isCommandLine, routeOf } from './start-arguments.ts'

describe('commandNames', () => {
  it('are the commands of the command line, no more and no fewer', () => {
    const program = new Command()
    addCommands(program, () => async () => {})
    expect(commandNames.toSorted()).toEqual(program.commands.map((command) => command.name()).toSorted())
  })
})

describe('isCommandLine', () => {
  it.each([
    [['sync', 'corp']],
    [['--data-dir', '/x', 'sync']],
    [['--json', 'users']],
    [['--help']],
    [['--version']],
  ])('takes %j for the command line', (args) => {
    expect(isCommandLine(args)).toBe(true)
  })

  it.each([
    [[]],
    [['--user-data-dir=/x']],
    [['--hidden']],
    [['--route=/sync']],
    [['--data-dir', 'sync']],
    [['synchronise']],
    [['/home/ann/sync']],
  ])('takes %j for a start of the window', (args) => {
    expect(isCommandLine(args)).toBe(false)
  })
})

describe('appArguments', () => {
  it('are what stands behind a packaged program', () => {
    expect(appArguments(['/opt/rollcall', 'sync', 'corp'], undefined)).toEqual(['sync', 'corp'])
  })

  it('are what stands behind the folder of a checkout', () => {
    expect(appArguments(['electron', '-r', 'hook.cjs', '/srv/app', 'sync'], '/srv/app')).toEqual(['sync'])
    expect(appArguments(['electron', '/srv/app'], '/srv/app')).toEqual([])
  })
})

describe('routeOf', () => {
  it('is the page that a start asks for', () => {
    expect(routeOf(['--hidden', '--route=/runs/12'])).toBe('/runs/12')
    expect(routeOf(['--route=/sources/corp?section=tls'])).toBe('/sources/corp?section=tls')
  })

  it.each([
    '--route=runs',
    '--route=https://evil.example',
    '--route=/x y',
    "--route=/'>",
    `--route=/${'x'.repeat(300)}`,
  ])('is nothing for %s', (argument) => {
    expect(routeOf([argument])).toBeUndefined()
  })
})
