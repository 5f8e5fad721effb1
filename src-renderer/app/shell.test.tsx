import { notifications } from '@mantine/notifications'
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Route, Switch } from 'wouter'
import { errorCodes } from '../../src-shared/errors/error-codes.ts'
import { Page } from '../ui/page.tsx'
import { navigateTo } from './hash-location.ts'
import { Shell } from './shell.tsx'
import {
  createFakeApi,
  prepareBrowser,
  sourceSummary,
  TestWindow,
  type FakeHandlers,
} from './test-window.tsx'

const Broken = (): never => {
  throw new Error('a page broke')
}

const corp = sourceSummary({ slug: 'corp', name: 'Head office' })
const lab = sourceSummary({ slug: 'lab', name: 'Lab' })

const show = async (handlers: FakeHandlers = {}) => {
  const api = createFakeApi({ 'sources.list': () => [corp, lab], ...handlers })
  render(
    <TestWindow api={api}>
      <Shell>
        <Switch>
          <Route path="/broken" component={Broken} />
          <Route path="/runs">
            <Page title="Runs">
              <input type="search" aria-label="Find" />
            </Page>
          </Route>
          <Route>
            <Page title="Overview">
              <article data-source="lab">
                <button type="button">On the lab</button>
              </article>
            </Page>
          </Route>
        </Switch>
      </Shell>
    </TestWindow>,
  )
  await screen.findByRole('navigation')
  return api
}

const startsOf = (api: ReturnType<typeof createFakeApi>) =>
  api.calls.filter(([name]) => name === 'sync.start').map(([, input]) => input)

beforeEach(() => {
  prepareBrowser()
  navigateTo('/', { replace: true })
})
afterEach(() => {
  vi.useRealTimers()
  notifications.clean()
  cleanup()
})

describe('keyboard', () => {
  it('goes to a page by g and its letter, and moves the focus to its heading', async () => {
    await show()
    await userEvent.keyboard('gr')
    const heading = await screen.findByRole('heading', { level: 1, name: 'Runs' })
    expect(document.activeElement).toBe(heading)
    expect(document.title).toBe('Runs · Rollcall')
  })

  it('leaves letters to a field', async () => {
    await show()
    await userEvent.keyboard('gr')
    await userEvent.type(await screen.findByRole('searchbox', { name: 'Find' }), 'go')
    expect(location.hash).toBe('#/runs')
  })

  it('puts the focus into the search of the page by a slash', async () => {
    await show()
    await userEvent.keyboard('gr')
    const field = await screen.findByRole('searchbox', { name: 'Find' })
    await userEvent.keyboard('/')
    expect(document.activeElement).toBe(field)
  })

  it('syncs the source whose card has the focus', async () => {
    const api = await show({ 'sync.start': () => ({ runId: 5 }) })
    await waitFor(() => expect(api.calls.some(([name]) => name === 'sources.list')).toBe(true))
    act(() => screen.getByRole('button', { name: 'On the lab' }).focus())
    await userEvent.keyboard('s')
    await waitFor(() => expect(startsOf(api)).toEqual([{ slug: 'lab', dryRun: false, full: false }]))
  })

  it('syncs nothing while it does not say which of two', async () => {
    const api = await show({ 'sync.start': () => ({ runId: 5 }) })
    await userEvent.keyboard('s')
    expect(startsOf(api)).toEqual([])
  })

  it('opens the sheet of shortcuts by a question mark', async () => {
    await show()
    await userEvent.keyboard('?')
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeDefined()
  })
})

describe('palette', () => {
  it('finds a person and opens her by keyboard alone', async () => {
    await show({
      'objects.search': ({ text }) =>
        text === 'anna' ? [{ kind: 'user', id: 7, label: 'Anna Meier', hint: 'anna' }] : [],
    })
    await userEvent.keyboard('{Control>}k{/Control}')
    await userEvent.type(await screen.findByRole('combobox'), 'anna')
    expect(await screen.findByRole('option', { name: /Anna Meier/ })).toHaveProperty('ariaSelected', 'true')
    await userEvent.keyboard('{Enter}')
    expect(location.hash).toBe('#/people/7')
  })

  it('offers the sync of one source once its name is typed', async () => {
    const api = await show({ 'sync.start': () => ({ runId: 5 }), 'objects.search': () => [] })
    await userEvent.keyboard('{Control>}k{/Control}')
    const field = await screen.findByRole('combobox')
    expect(screen.queryByRole('option', { name: 'Sync Lab' })).toBeNull()
    await userEvent.type(field, 'sync lab{Enter}')
    await waitFor(() => expect(startsOf(api)).toEqual([{ slug: 'lab', dryRun: false, full: false }]))
  })
})

describe('messages', () => {
  it('tells of a held run with a way to its plan, and keeps it to be read again', async () => {
    const api = await show()
    await screen.findByRole('button', { name: 'Messages' })
    await waitFor(() => expect(api.calls.some(([name]) => name === 'sources.list')).toBe(true))
    act(() => api.emit({ kind: 'run.finished', runId: 12, source: 'lab', status: 'held', only: null }))
    expect(await screen.findByText(/The sync of Lab is held/)).toBeDefined()
    act(() => notifications.clean())
    await userEvent.click(screen.getByRole('button', { name: 'Messages, 1 not read' }))
    const list = await screen.findByRole('dialog', { name: 'Messages' })
    // Without a layout the popover takes its bell for scrolled away, and hides.
    const link = within(list).getByRole('link', { name: 'Look at the plan', hidden: true })
    expect(link.getAttribute('href')).toBe('#/runs/12')
  })

  it('takes what waits to be closed off the next page, and keeps it in the list', async () => {
    const api = await show()
    await waitFor(() => expect(api.calls.some(([name]) => name === 'sources.list')).toBe(true))
    act(() => api.emit({ kind: 'run.finished', runId: 4, source: 'corp', status: 'failed', only: null }))
    const toast = await screen.findByText('The sync of Head office failed.')
    vi.setSystemTime(Date.now() + 5000)
    act(() => navigateTo('/runs'))
    await waitFor(() => expect(toast.isConnected).toBe(false))
    expect(screen.getByRole('button', { name: 'Messages, 1 not read' })).toBeDefined()
  })

  it('says nothing of a run that went well', async () => {
    const api = await show()
    act(() => api.emit({ kind: 'run.finished', runId: 12, source: 'lab', status: 'ok', only: null }))
    expect(screen.getByRole('button', { name: 'Messages' })).toBeDefined()
  })

  it.each([
    ['ok', { changes: 2, problem: null }, 'ada is up to date: 2 changes.'],
    ['ok', { changes: 0, problem: null }, 'ada is up to date: nothing had changed.'],
    ['failed', { changes: 0, problem: null }, 'The sync of ada failed.'],
    [
      'ok_with_errors',
      { changes: 0, problem: 'The directory no longer has this entry.' },
      'The directory no longer has this entry.',
    ],
    ['skipped', { changes: 0, problem: null }, 'ada was not synced.'],
  ])('tells how the sync of one person ended: %s, %o', async (status, only, said) => {
    const api = await show()
    act(() =>
      api.emit({ kind: 'run.finished', runId: 12, source: 'lab', status, only: { name: 'ada', ...only } }),
    )
    expect(await screen.findByText(said)).toBeDefined()
  })

  it('follows the tray to a page', async () => {
    const api = await show()
    act(() => api.emit({ kind: 'navigate.requested', route: '/runs' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Runs' })).toBeDefined()
  })
})

describe('a page that breaks', () => {
  it('keeps the frame, says so, and gives way to the next page', async () => {
    await show()
    act(() => navigateTo('/broken'))
    expect(await screen.findByRole('heading', { level: 1, name: 'This page has a fault' })).toBeDefined()
    await userEvent.click(screen.getByRole('link', { name: 'Runs' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Runs' })).toBeDefined()
  })
})

describe('something that failed in the tray', () => {
  it('is told with what it was, what happened and what to do', async () => {
    const api = await show()
    act(() =>
      api.emit({
        kind: 'action.failed',
        title: 'Lab: “Sync now” could not be done',
        code: 'sync.already-running',
        message: 'Another process has just started a run.',
        details: {},
      }),
    )
    const toast = await screen.findByRole('alert')
    expect(within(toast).getByText('Lab: “Sync now” could not be done')).toBeDefined()
    expect(within(toast).getByText('Another process has just started a run.')).toBeDefined()
    expect(within(toast).getByText(errorCodes['sync.already-running'].remedy)).toBeDefined()
  })
})
