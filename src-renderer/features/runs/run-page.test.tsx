import { notifications } from '@mantine/notifications'
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Route } from 'wouter'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import { emptyCounts, type SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { navigateTo } from '../../app/hash-location.ts'
import {
  createFakeApi,
  prepareBrowser,
  sourceSummary,
  TestWindow,
  type FakeHandlers,
} from '../../app/test-window.tsx'
import { RunPage } from './run-page.tsx'

const heldRun: SyncRun = {
  id: 411,
  source: 'corp',
  status: 'held',
  dryRun: false,
  trigger: 'schedule',
  server: 'ldaps://dc1.example',
  startedAt: '2026-03-12T10:00:00.000Z',
  finishedAt: '2026-03-12T10:00:03.000Z',
  milliseconds: 3000,
  only: null,
  complete: true,
  read: { users: 1053, groups: 87 },
  changes: {
    users: { ...emptyCounts(), deleted: 150, unchanged: 1040 },
    groups: emptyCounts(),
    memberships: { added: 0, removed: 812 },
  },
  limits: [{ what: 'users.missing', count: 150, allowed: 120, of: 1203 }],
  phases: [{ phase: 'users', milliseconds: 3000 }],
  messages: [],
  failure: null,
}

const failedRun: SyncRun = {
  ...heldRun,
  status: 'failed',
  limits: [],
  failure: { code: 'directory.credentials-rejected', message: 'The server said no.', details: {} },
}

const show = (run: SyncRun, handlers: FakeHandlers = {}) => {
  const api = createFakeApi({
    'sources.list': () => [sourceSummary({ slug: 'corp', name: 'Head office' })],
    'runs.get': () => run,
    'runs.list': () => ({ total: 0, items: [] }),
    'runs.items': () => ({ total: 0, counts: {}, items: [] }),
    'runs.messages': () => [],
    'deliveries.list': () => ({ total: 0, items: [] }),
    ...handlers,
  })
  render(
    <TestWindow api={api}>
      <Route path="/runs/:id" component={RunPage} />
    </TestWindow>,
  )
  return api
}

const decisions = (api: ReturnType<typeof createFakeApi>) =>
  api.calls.filter(([name]) => name === 'sync.approve' || name === 'sync.reject')

beforeEach(() => {
  prepareBrowser()
  navigateTo('/runs/411', { replace: true })
})
afterEach(() => {
  notifications.clean()
  cleanup()
})

describe('a held run', () => {
  it('says with numbers why it waits', async () => {
    show(heldRun)
    expect(
      await screen.findByText('150 people of 1,203 would go. Up to 120 may without asking.'),
    ).toBeDefined()
  })

  it('is approved only after a question that names what, how many and whose', async () => {
    const api = show(heldRun, { 'sync.approve': () => ({ ...heldRun, status: 'approved' }) })
    await userEvent.click(await screen.findByRole('button', { name: 'Approve 150 deletions' }))
    const question = await screen.findByRole('dialog', { name: 'Approve 150 deletions of Head office?' })
    expect(within(question).getByText('812 memberships end')).toBeDefined()
    expect(decisions(api)).toEqual([])
    await userEvent.click(within(question).getByRole('button', { name: 'Approve 150 deletions' }))
    await waitFor(() => expect(decisions(api)).toEqual([['sync.approve', { runId: 411 }]]))
  })

  it('tells how much of its plan is written, and can be stopped', async () => {
    const stopped = new AppError('sync.cancelled', 'Nothing was changed. Run 411 still waits for a decision.')
    const approval = Promise.withResolvers<SyncRun>()
    const api = show(heldRun, { 'sync.approve': () => approval.promise })
    await userEvent.click(await screen.findByRole('button', { name: 'Approve 150 deletions' }))
    const question = await screen.findByRole('dialog')
    await userEvent.click(within(question).getByRole('button', { name: 'Approve 150 deletions' }))
    api.emit({
      kind: 'run.progressed',
      runId: 411,
      source: 'corp',
      phase: 'apply',
      entries: 12_000,
      rate: 3000,
    })
    expect(await within(question).findByText('12,000 changes')).toBeDefined()
    await userEvent.click(within(question).getByRole('button', { name: 'Cancel' }))
    expect(api.cancelled).toEqual(['sync.approve'])
    approval.reject(stopped)
    expect(await screen.findByText('Nothing was changed. Run 411 still waits for a decision.')).toBeDefined()
  })

  it('says that it was approved, also when the page shows that before the answer came', async () => {
    const approval = Promise.withResolvers<SyncRun>()
    let now = heldRun
    const api = show(heldRun, { 'sync.approve': () => approval.promise, 'runs.get': () => now })
    await userEvent.click(await screen.findByRole('button', { name: 'Approve 150 deletions' }))
    const question = await screen.findByRole('dialog')
    await userEvent.click(within(question).getByRole('button', { name: 'Approve 150 deletions' }))
    now = { ...heldRun, status: 'approved' }
    api.emit({ kind: 'data.changed', topics: ['runs'] })
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    approval.resolve(now)
    expect(await screen.findByText('The plan of run 411 was applied.')).toBeDefined()
  })

  it('is not approved by Enter, because Cancel has the focus', async () => {
    const api = show(heldRun, { 'sync.approve': () => ({ ...heldRun, status: 'approved' }) })
    await userEvent.click(await screen.findByRole('button', { name: 'Approve 150 deletions' }))
    const cancel = within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' })
    await waitFor(() => expect(document.activeElement).toBe(cancel))
    await userEvent.keyboard('{Enter}')
    expect(decisions(api)).toEqual([])
  })

  it('is rejected at once, for that changes nothing', async () => {
    const api = show(heldRun, { 'sync.reject': () => ({ ...heldRun, status: 'rejected' }) })
    await userEvent.click(await screen.findByRole('button', { name: 'Reject' }))
    await waitFor(() => expect(decisions(api)).toEqual([['sync.reject', { runId: 411 }]]))
  })

  it('leads from a number to the list of what it counts', async () => {
    show(heldRun)
    const link = await screen.findByRole('link', { name: '150 deleted' })
    expect(link.getAttribute('href')).toBe('#/runs/411?type=user&change=deleted')
  })
})

describe('a preview', () => {
  it('has nothing to approve, and offers the sync instead', async () => {
    show({ ...heldRun, status: 'ok', dryRun: true })
    expect(await screen.findByRole('heading', { name: 'A sync would be held' })).toBeDefined()
    expect(screen.getByRole('button', { name: 'Sync now' })).toBeDefined()
    expect(screen.queryByRole('button', { name: /Approve/ })).toBeNull()
  })
})

describe('the export of a run', () => {
  it('tells how far it is, and can be cancelled', async () => {
    const answer = Promise.withResolvers<{ path: string }>()
    const api = show({ ...heldRun, status: 'ok', limits: [] }, { 'runs.export': () => answer.promise })
    await userEvent.click(await screen.findByRole('button', { name: 'Export' }))
    await userEvent.click(await screen.findByRole('menuitem', { name: 'As JSON' }, { timeout: 10_000 }))
    act(() => api.emit({ kind: 'export.progressed', rows: 1200, of: 200_000 }))
    expect(await screen.findByText('1,200 of 200,000 rows written')).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'Cancel the export' }))
    expect(api.cancelled).toEqual(['runs.export'])
    answer.resolve({ path: '/x' })
    expect(await screen.findByRole('button', { name: 'Export' })).toBeDefined()
  })
})

describe('a failed run', () => {
  it('says what happened and what to do next', async () => {
    show(failedRun)
    expect((await screen.findByRole('alert')).textContent).toContain(
      'The server said no.Nothing was changed; the last good copy stays.Check the bind name and set the bind password again.',
    )
  })

  it('leads to another try, to the connection and to the source', async () => {
    const api = show(failedRun, { 'sync.start': () => ({ runId: 412 }) })
    expect((await screen.findByRole('link', { name: 'Check the connection' })).getAttribute('href')).toBe(
      '#/connectivity?source=corp',
    )
    expect(screen.getByRole('link', { name: 'Open “Bind” of the source' }).getAttribute('href')).toBe(
      '#/sources/corp?section=bind',
    )
    await userEvent.click(screen.getByRole('button', { name: 'Sync again' }))
    await waitFor(() => expect(location.hash).toBe('#/runs/412'))
    expect(api.calls).toContainEqual(['sync.start', { slug: 'corp', dryRun: false, full: false, only: null }])
  })

  it('of one person is tried again for that person, who is a click away', async () => {
    const only = { objectType: 'user', id: 7, name: 'ada' } as const
    const api = show({ ...failedRun, complete: false, only }, { 'sync.start': () => ({ runId: 412 }) })
    expect(await screen.findByRole('heading', { name: 'Sync of ada from Head office' })).toBeDefined()
    expect(screen.getByRole('link', { name: 'only this person' }).getAttribute('href')).toBe('#/people/7')
    expect(screen.queryByText('not read completely')).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Sync again' }))
    const again = { slug: 'corp', dryRun: false, full: false, only: { objectType: 'user', id: 7 } }
    await waitFor(() => expect(api.calls).toContainEqual(['sync.start', again]))
  })

  it('whose error no setting mends leads to the source as a whole', async () => {
    show({ ...failedRun, failure: { code: 'internal', message: 'It broke.', details: {} } })
    const link = await screen.findByRole('link', { name: 'Edit the source' })
    expect(link.getAttribute('href')).toBe('#/sources/corp')
  })

  it('leads from a group of messages to the settings that mend them', async () => {
    navigateTo('/runs/411?tab=messages', { replace: true })
    show(failedRun, {
      'runs.messages': () => [
        { code: 'sync.username-conflict', level: 'error', count: 1, remedy: 'Rename one.', samples: [] },
      ],
    })
    const link = await screen.findByRole('link', { name: 'Open “People” of the source' })
    expect(link.getAttribute('href')).toBe('#/sources/corp?section=users')
  })

  it('offers nothing of a source that was removed', async () => {
    show(failedRun, { 'sources.list': () => [] })
    await screen.findByRole('alert')
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Sync again' })).toBeNull())
  })
})

describe('a cancelled run', () => {
  it('is no failure', async () => {
    const failure = { code: 'sync.cancelled', message: 'Cancelled.', details: {} }
    show({ ...heldRun, status: 'cancelled', limits: [], failure })
    expect(await screen.findByRole('heading', { name: 'Cancelled: nothing was written' })).toBeDefined()
    expect(screen.queryByRole('alert')).toBeNull()
  })
})
