import { describe, expect, it } from 'vitest'
import { chooseDataFolder } from './data-folder.ts'

const question = { option: undefined, env: {}, platform: 'linux', homeFolder: '/home/ada' } as const

describe('chooseDataFolder', () => {
  it.each([
    ['Linux', { ...question }, '/home/ada/.config/Rollcall'],
    ['Linux with XDG', { ...question, env: { XDG_CONFIG_HOME: '/cfg' } }, '/cfg/Rollcall'],
    ['macOS', { ...question, platform: 'darwin' }, '/home/ada/Library/Application Support/Rollcall'],
    [
      'Windows',
      { ...question, platform: 'win32', env: { APPDATA: 'C:\\Users\\Ada\\AppData\\Roaming' } },
      'C:\\Users\\Ada\\AppData\\Roaming\\Rollcall',
    ],
  ] as const)('uses the folder of the window on %s', (_system, asked, expected) => {
    expect(chooseDataFolder(asked)).toBe(expected)
  })

  it.each([
    ['an empty option', { ...question, option: '' }, /--data-dir/],
    ['no home', { ...question, homeFolder: '' }, /ROLLCALL_DATA_DIR/],
    ['no home on macOS', { ...question, homeFolder: '', platform: 'darwin' }, /ROLLCALL_DATA_DIR/],
    ['a home that is none', { ...question, homeFolder: 'ada' }, /ROLLCALL_DATA_DIR/],
  ] as const)('refuses %s instead of writing into the current folder', (_what, asked, message) => {
    expect(() => chooseDataFolder(asked)).toThrow(message)
  })

  it('prefers the option to the environment, and the environment to the default', () => {
    const env = { ROLLCALL_DATA_DIR: '/from/env' }
    expect(chooseDataFolder({ ...question, env })).toBe('/from/env')
    expect(chooseDataFolder({ ...question, env, option: '/from/option' })).toBe('/from/option')
  })
})
