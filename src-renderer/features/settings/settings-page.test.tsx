import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import { createFakeApi, prepareBrowser, TestWindow, type FakeHandlers } from '../../app/test-window.tsx'
import { SettingsPage } from './settings-page.tsx'

beforeAll(prepareBrowser)
afterEach(cleanup)

const show = (section: string, handlers: FakeHandlers) => {
  history.replaceState(null, '', `#/settings?section=${section}`)
  const api = createFakeApi(handlers)
  render(
    <TestWindow api={api}>
      <SettingsPage />
    </TestWindow>,
  )
  return api
}
const click = async (role: 'button' | 'switch', name: string) =>
  userEvent.click(await screen.findByRole(role, { name }))

describe('changing settings', () => {
  it('builds each change on the one before it, though none was read back yet', async () => {
    const api = show('general', { 'settings.save': () => undefined })
    await click('switch', 'Start at login')
    await click('switch', 'Keep running when the window is closed')
    expect(api.calls.filter(([name]) => name === 'settings.save').map(([, input]) => input)).toMatchObject([
      { startAtLogin: true, closeToTray: true },
      { startAtLogin: true, closeToTray: false },
    ])
  })

  it('takes a change back that could not be kept, and says why', async () => {
    show('general', {
      'settings.save': () => {
        throw new AppError('store.locked', 'The database is locked.')
      },
    })
    await click('switch', 'Start at login')
    expect(await screen.findByText('The database is locked.')).toBeDefined()
    const startAtLogin = screen.getByRole<HTMLInputElement>('switch', { name: 'Start at login' })
    expect(startAtLogin.checked).toBe(false)
  })
})

describe('importing a configuration', () => {
  it('applies nothing before the changes were seen and taken', async () => {
    const api = show('configuration', {
      'configuration.open': () => ({
        token: 'token-1',
        changes: [
          { what: 'Source lab', change: 'created', fields: [] },
          {
            what: 'Source corp',
            change: 'updated',
            fields: [{ field: 'pageSize', before: 1000, after: 500 }],
          },
        ],
        problems: [],
      }),
      'configuration.apply': () => undefined,
    })
    const applied = () => api.calls.filter(([name]) => name === 'configuration.apply')
    await click('button', 'Choose a file')
    expect(await screen.findByText('Source lab')).toBeDefined()
    expect(screen.getByText('Entries per page').closest('div')?.textContent).toContain('1000 → 500')
    expect(applied()).toEqual([])
    await click('button', 'Apply 2 changes')
    expect(applied()).toEqual([['configuration.apply', { token: 'token-1' }]])
  })

  it('offers nothing to apply when the file is wrong', async () => {
    show('configuration', {
      'configuration.open': () => ({
        token: null,
        changes: [],
        problems: [{ path: 'sources[0].slug', message: 'Two sources have this short name.' }],
      }),
    })
    await click('button', 'Choose a file')
    expect(await screen.findByText('Two sources have this short name.')).toBeDefined()
    expect(screen.queryByRole('button', { name: /^Apply/ })).toBeNull()
  })
})

describe('the diagnostics bundle', () => {
  it('can be saved only once its content was shown', async () => {
    show('diagnostics', {
      'diagnostics.preview': () => [{ name: 'a.log', description: 'The log', text: 'one\ntwo\n' }],
    })
    expect(screen.queryByRole('button', { name: 'Save bundle' })).toBeNull()
    await click('button', 'Show what it will contain')
    expect(await screen.findByText('8 bytes, 2 lines')).toBeDefined()
    expect(screen.getByRole('button', { name: 'Save bundle' })).toBeDefined()
  })
})
