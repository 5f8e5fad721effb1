import { notifications } from '@mantine/notifications'
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SourceSummary } from '../../../src-shared/contract/source-calls.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import { navigateTo } from '../../app/hash-location.ts'
import {
  createFakeApi,
  prepareBrowser,
  sourceSummary,
  TestWindow,
  type FakeHandlers,
} from '../../app/test-window.tsx'
import { OverviewPage } from './overview-page.tsx'

const show = (sources: SourceSummary[], handlers: FakeHandlers = {}) => {
  const api = createFakeApi({ 'sources.list': () => sources, ...handlers })
  render(
    <TestWindow api={api}>
      <OverviewPage />
    </TestWindow>,
  )
  return api
}

const inputsOf = (api: ReturnType<typeof createFakeApi>, name: string) =>
  api.calls.filter(([called]) => called === name).map(([, input]) => input)

beforeEach(() => {
  prepareBrowser()
  navigateTo('/', { replace: true })
})
afterEach(() => {
  notifications.clean()
  cleanup()
})

describe('without a source', () => {
  it('offers to add one, or to try the demo, which leads to its first run', async () => {
    show([], { 'demo.start': () => ({ slug: 'demo', runId: 1 }) })
    expect((await screen.findByRole('link', { name: 'Add a source' })).getAttribute('href')).toBe(
      '#/sources/new',
    )
    await userEvent.click(screen.getByRole('button', { name: 'Try the demo directory' }))
    await waitFor(() => expect(location.hash).toBe('#/runs/1'))
  })
})

describe('the line under the title', () => {
  it('calls nothing well of which there is no copy yet', async () => {
    show([
      sourceSummary({ lastGoodSyncAt: '2026-03-12T10:00:00.000Z' }),
      sourceSummary({ slug: 'lab', name: 'Lab', lastGoodSyncAt: null }),
    ])
    expect(await screen.findByText(/1 source has no copy yet/)).toBeDefined()
    expect(screen.queryByText(/all is well/)).toBeNull()
  })
})

describe('a card', () => {
  it('leads from its numbers to what they count', async () => {
    show([sourceSummary({ users: 1203, usersChange: -2 })])
    const card = await screen.findByRole('article', { name: 'Head office' })
    expect(within(card).getByRole('link', { name: '1,203' }).getAttribute('href')).toBe(
      '#/people?source=corp',
    )
    expect(within(card).getByRole('link', { name: '−2 since yesterday' }).getAttribute('href')).toBe(
      '#/people?source=corp&since=day',
    )
  })

  it('shows phase, entries and rate of a run that goes on, and cancels it', async () => {
    const api = show([sourceSummary({ state: 'running', runningRunId: 9 })], {
      'sync.cancel': () => undefined,
    })
    await screen.findByText('Connecting')
    act(() =>
      api.emit({
        kind: 'run.progressed',
        runId: 9,
        source: 'corp',
        phase: 'users',
        entries: 12_400,
        rate: 3100,
      }),
    )
    expect(screen.getByText('Reading people')).toBeDefined()
    expect(screen.getByText('12,400 entries')).toBeDefined()
    expect(screen.getByText('3,100 per second')).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(inputsOf(api, 'sync.cancel')).toEqual([{ runId: 9 }]))
  })

  it('offers the plan of a held run instead of another sync', async () => {
    show([sourceSummary({ state: 'held', heldRunId: 12, stateReason: '150 people of 1,203 would go.' })])
    expect((await screen.findByRole('link', { name: 'Look at the plan' })).getAttribute('href')).toBe(
      '#/runs/12',
    )
    expect(screen.queryByRole('button', { name: 'Sync now' })).toBeNull()
  })

  it('warns of a server whose certificate nobody checks', async () => {
    show([sourceSummary({ tlsVerification: 'none' })])
    expect(await screen.findByRole('link', { name: 'The server’s certificate is not checked' })).toBeDefined()
  })

  it('says what a failing start means and what to do next', async () => {
    show([sourceSummary({})], {
      'sync.start': () => {
        throw new AppError('sync.already-running', 'Another run has this source.')
      },
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Sync now' }))
    expect((await screen.findByRole('alert')).textContent).toContain(
      'Wait until the other run has finished, or cancel it.',
    )
  })

  it('has a table behind its charts, each run of it a link', async () => {
    const recentRuns = [
      { id: 3, startedAt: '2026-03-12T10:00:00.000Z', milliseconds: 3200, status: 'ok', changes: 12 },
    ]
    show([sourceSummary({ recentRuns })])
    expect(
      await screen.findByRole('img', { name: 'Time of a run of the last 1 run, up to 3.2 secs' }),
    ).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'Show as a table' }))
    const row = screen.getAllByRole('row')[1]
    expect(row?.textContent).toContain('3.2 secs')
    expect(
      within(row ?? document.body)
        .getByRole('link')
        .getAttribute('href'),
    ).toBe('#/runs/3')
  })
})

describe('a source that does not run by itself', () => {
  it('is resumed where it is paused, and can still be synced', async () => {
    const api = show([sourceSummary({ state: 'paused', stateReason: 'Paused until it is resumed.' })], {
      'sources.resume': () => undefined,
    })
    expect(await screen.findByText(/1 is paused or off/)).toBeDefined()
    expect(screen.getByRole('button', { name: 'Sync now' })).toHaveProperty('disabled', false)
    await userEvent.click(screen.getByRole('button', { name: 'Resume' }))
    expect(inputsOf(api, 'sources.resume')).toEqual([{ slug: 'corp' }])
  })

  it('leads to its switch where it is off', async () => {
    show([sourceSummary({ enabled: false, state: 'disabled', stateReason: 'The source is switched off.' })])
    const link = await screen.findByRole('link', { name: 'Switch on …' })
    expect(link.getAttribute('href')).toBe('#/sources/corp')
    expect(screen.queryByRole('button', { name: 'Sync now' })).toBeNull()
  })
})
