import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addCommands } from '../cli/add-commands.ts'
import { appArguments, isCommandLine, routeOf } from './start-arguments.ts'

describe('isCommandLine', () => {
  it('takes every command of the command line for one', () => {
    const program = new Command()
    addCommands(program, () => async () => {})
    const names = program.commands.map((command) => command.name())
    expect(names.length).toBeGreaterThan(10)
    expect(names.filter((name) => !isCommandLine([name]))).toEqual([])
  })

  it.each([
    [['sync', 'corp']],
    [['--data-dir', '/x', 'sync']],
    [['--json', 'users']],
    [['--help']],
    [['--version']],
    // "There is no such command" is the answer to it.
    [['synchronise', 'corp']],
  ])('takes %j for the command line', (args) => {
    expect(isCommandLine(args)).toBe(true)
  })

  it.each([
    [[]],
    [['--user-data-dir=/x']],
    [['--hidden']],
    [['--route=/sync']],
    [['--data-dir', 'sync']],
    [['C:\\Users\\Ann\\sync']],
    [['rollcall://runs/1']],
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
