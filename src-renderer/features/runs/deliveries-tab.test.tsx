import { notifications } from '@mantine/notifications'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Route } from 'wouter'
import type { CallOutput } from '../../../src-shared/contract/contract.ts'
import type { DeliveryView } from '../../../src-shared/contract/delivery-calls.ts'
import { emptyCounts } from '../../../src-shared/domain/sync-run.ts'
import { navigateTo } from '../../app/hash-location.ts'
import {
  createFakeApi,
  prepareBrowser,
  sourceSummary,
  TestWindow,
  type FakeHandlers,
} from '../../app/test-window.tsx'
import { RunsPage } from './runs-page.tsx'

const deadLetter: DeliveryView = {
  id: 12,
  source: 'corp',
  run: 411,
  target: { kind: 'webhook', url: 'https://hooks.example.com/rollcall' },
  state: 'dead',
  mode: 'immediate',
  attempts: 1,
  createdAt: '2026-03-12T10:00:00.000Z',
  dueAt: null,
  lastAttemptAt: '2026-03-12T10:00:01.000Z',
  finishedAt: '2026-03-12T10:00:02.000Z',
  problem: { code: 'outgoing.refused', message: 'The receiver answered with status 410.' },
  waitsFor: null,
  changes: {
    users: { ...emptyCounts(), created: 3, updated: 2 },
    groups: emptyCounts(),
    memberships: { added: 4, removed: 0 },
  },
}

const waiting: DeliveryView = {
  ...deadLetter,
  id: 13,
  state: 'pending',
  attempts: 0,
  dueAt: '2026-03-12T10:15:00.000Z',
  lastAttemptAt: null,
  finishedAt: null,
  problem: null,
  waitsFor: 12,
}

const show = (delivery: DeliveryView | undefined, handlers: FakeHandlers = {}) => {
  const dead = delivery?.state === 'dead' ? 1 : 0
  const api = createFakeApi({
    'sources.list': () => [
      sourceSummary({ name: 'Head office', outgoing: { targets: 1, pending: 0, dead } }),
    ],
    'runs.list': () => ({ total: 0, items: [] }),
    'deliveries.list': () =>
      delivery === undefined ? { total: 0, items: [] } : { total: 1, items: [delivery] },
    'deliveries.get': () => ({ ...(delivery ?? deadLetter), key: 'run-411-abc' }),
    ...handlers,
  })
  render(
    <TestWindow api={api}>
      <Route path="/runs" component={RunsPage} />
    </TestWindow>,
  )
  return api
}

const detail = () => screen.findByRole('complementary', { name: 'Details of the delivery' })

beforeEach(() => {
  prepareBrowser()
  navigateTo('/runs?tab=deliveries&delivery=12', { replace: true })
})
afterEach(() => {
  notifications.clean()
  cleanup()
})

describe('a dead letter', () => {
  it('is counted beside the tab that leads to it', async () => {
    navigateTo('/runs', { replace: true })
    show(deadLetter)
    const tab = await screen.findByRole('tab', { name: /^Deliveries ?1 dead letter$/ })
    await userEvent.click(tab)
    expect(location.hash).toBe('#/runs?tab=deliveries')
  })

  it('says where to, what it carries, how often it was tried, why it failed and what to do', async () => {
    show(deadLetter)
    const panel = await detail()
    for (const words of [
      'https://hooks.example.com/rollcall',
      '3 new, 2 changed, 0 gone',
      'Memberships: 4 added, 0 removed',
      '1 of 20',
      'The receiver answered with status 410.',
      'run-411-abc',
    ])
      expect(await within(panel).findByText(words)).toBeDefined()
    expect(within(panel).getByText(/Look at the receiver/)).toBeDefined()
  })

  it('is sent again, and the person is told that it arrived', async () => {
    const api = show(deadLetter, {
      'deliveries.retry': () => ({ ...deadLetter, state: 'delivered', problem: null }),
    })
    await userEvent.click(await within(await detail()).findByRole('button', { name: 'Retry' }))
    expect(
      await screen.findByText('Delivery 12 has arrived at https://hooks.example.com/rollcall.'),
    ).toBeDefined()
    expect(api.calls.filter(([name]) => name === 'deliveries.retry')).toEqual([['deliveries.retry', 12]])
  })

  it('is closed again, and the list stays', async () => {
    show(deadLetter)
    await userEvent.click(within(await detail()).getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('complementary')).toBeNull()
    expect(screen.getByRole('grid', { name: 'Deliveries' })).toBeDefined()
    expect(location.hash).toBe('#/runs?tab=deliveries')
  })

  it('that fails once more says so with the remedy', async () => {
    show(deadLetter, {
      'deliveries.retry': () => ({
        ...deadLetter,
        problem: { code: 'outgoing.secret-missing', message: 'There is no webhook secret for "corp".' },
      }),
    })
    await userEvent.click(await within(await detail()).findByRole('button', { name: 'Retry' }))
    const note = await screen.findByText('There is no webhook secret for "corp".')
    expect(note).toBeDefined()
  })

  it('without a secret leads to where the secret is set', async () => {
    show({ ...deadLetter, problem: { code: 'outgoing.secret-missing', message: 'No secret.' } })
    const link = await within(await detail()).findByRole('link', { name: 'Set the webhook secret' })
    expect(link.getAttribute('href')).toBe('#/sources/corp?section=schedule')
  })
})

const twelve = () => [
  sourceSummary({ slug: 'corp', outgoing: { targets: 1, pending: 0, dead: 9 } }),
  sourceSummary({ slug: 'lab', outgoing: { targets: 1, pending: 0, dead: 3 } }),
]

describe('all dead letters', () => {
  it('are sent again at once, of every source, and what became of them is told', async () => {
    const api = show(deadLetter, {
      'sources.list': twelve,
      'deliveries.retryDead': () => ({
        retried: 12,
        delivered: 10,
        waiting: 1,
        dead: 1,
        problem: { code: 'outgoing.refused', message: 'The receiver answered with status 410.' },
      }),
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Retry 12 dead letters' }))
    const note = await screen.findByText('Of 12 dead letters: 10 arrived, 1 waiting, 1 given up again.')
    expect(note).toBeDefined()
    expect(api.calls).toContainEqual(['deliveries.retryDead', { slug: null }])
  })

  it('are those of the source that the list is narrowed to, and can be given up', async () => {
    navigateTo('/runs?tab=deliveries&source=lab', { replace: true })
    const answer = Promise.withResolvers<CallOutput<'deliveries.retryDead'>>()
    const api = show(deadLetter, { 'sources.list': twelve, 'deliveries.retryDead': () => answer.promise })
    await userEvent.click(await screen.findByRole('button', { name: 'Retry 3 dead letters' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Stop retrying' }))
    expect(api.calls).toContainEqual(['deliveries.retryDead', { slug: 'lab' }])
    expect(api.cancelled).toEqual(['deliveries.retryDead'])
    answer.resolve({ retried: 3, delivered: 3, waiting: 0, dead: 0, problem: null })
    expect(await screen.findByText('3 dead letters have arrived.')).toBeDefined()
  })

  it('offer nothing where there are none', async () => {
    show(waiting)
    await screen.findByRole('grid', { name: 'Deliveries' })
    expect(screen.queryByRole('button', { name: /^Retry/ })).toBeNull()
  })
})

describe('a delivery behind another', () => {
  it('names it, and is not sent out of turn', async () => {
    navigateTo('/runs?tab=deliveries&delivery=13', { replace: true })
    show(waiting)
    const link = await within(await detail()).findByRole('link', { name: /Waits until delivery 12/ })
    expect(link.getAttribute('href')).toBe('#/runs?tab=deliveries&delivery=12')
    expect(screen.queryByRole('button', { name: /Retry|Try now/ })).toBeNull()
  })
})

describe('a list without deliveries', () => {
  it('says how a source passes something on', async () => {
    navigateTo('/runs?tab=deliveries', { replace: true })
    show(undefined)
    expect(await screen.findByRole('heading', { name: 'Nothing is passed on yet' })).toBeDefined()
    const link = screen.getByRole('link', { name: 'Open the targets of Head office' })
    expect(link.getAttribute('href')).toBe('#/sources/corp?section=schedule')
  })
})

describe('the list', () => {
  it('is asked for again when deliveries change', async () => {
    const api = show(deadLetter)
    await detail()
    const asked = () => api.calls.filter(([name]) => name === 'deliveries.get').length
    await waitFor(() => expect(asked()).toBe(1))
    api.emit({ kind: 'data.changed', topics: ['deliveries'] })
    await waitFor(() => expect(asked()).toBe(2))
  })
})
