import { notifications } from '@mantine/notifications'
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunItem } from '../../../src-shared/domain/sync-run.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import {
  createFakeApi,
  prepareBrowser,
  sourceSummary,
  TestWindow,
  type FakeHandlers,
} from '../../app/test-window.tsx'
import { ChangeDetail } from './change-detail.tsx'

const conflict: RunItem = {
  objectType: 'user',
  name: 'id-7',
  dn: 'uid=Ada,dc=annex',
  change: 'conflict',
  reason: 'The username "Ada" belongs to another person ("ada").',
  fields: { username: [null, 'Ada'] },
}

const show = (item: RunItem, handlers: FakeHandlers = {}) => {
  const api = createFakeApi({
    'sources.list': () => [sourceSummary({ slug: 'annex', name: 'Annex' })],
    'objects.chosen': () => null,
    ...handlers,
  })
  render(
    <TestWindow api={api}>
      <ChangeDetail item={item} slug="annex" isWritten onClose={() => undefined} />
    </TestWindow>,
  )
  return api
}

const question = async () => {
  await userEvent.click(await screen.findByRole('button', { name: 'Connect with Ada' }))
  return screen.findByRole('dialog', { name: 'Connect this entry with Ada?' })
}

beforeEach(prepareBrowser)
afterEach(() => {
  notifications.clean()
  cleanup()
})

describe('a conflict of two sources', () => {
  it('is resolved by connecting the two, after a question, and with a sync', async () => {
    const connected = { source: 'annex', objectType: 'user', identifier: 'id-7', name: 'ada' } as const
    const api = show(conflict, {
      'objects.connect': () => connected,
      'sync.start': () => ({ runId: 9 }),
    })
    const dialog = await question()
    expect(within(dialog).getByText(/^The next sync of Annex ties this entry/)).toBeDefined()
    expect(api.calls.some(([name]) => name === 'objects.connect')).toBe(false)
    await userEvent.click(within(dialog).getByRole('button', { name: 'Connect and sync' }))
    await waitFor(() => expect(location.hash).toBe('#/runs/9'))
    expect(api.calls).toContainEqual(['objects.connect', { ...connected, name: 'Ada' }])
    expect(api.calls).toContainEqual([
      'sync.start',
      { slug: 'annex', dryRun: false, full: false, only: null },
    ])
  })

  it('that cannot be connected says why, and nothing is synced', async () => {
    const api = show(conflict, {
      'objects.connect': () => {
        throw new AppError(
          'sync.match-refused',
          '"ada" is already tied to another entry of this source (id-1).',
        )
      },
    })
    const dialog = await question()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Connect and sync' }))
    expect(await within(dialog).findByText(/is already tied to another entry/)).toBeDefined()
    expect(api.calls.some(([name]) => name === 'sync.start')).toBe(false)
  })

  it('that was resolved already says so, and is taken back before a sync ties the two', async () => {
    const choice = { source: 'annex', objectType: 'user', identifier: 'id-7', name: 'ada' } as const
    let isChosen = true
    const api = show(conflict, {
      'objects.chosen': () => (isChosen ? choice : null),
      'objects.undoConnect': () => {
        isChosen = false
        return choice
      },
    })
    expect(await screen.findByText(/^This entry was said to be ada\. The next sync of Annex/)).toBeDefined()
    expect(screen.queryByRole('button', { name: /^Connect with/ })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Do not connect them' }))
    act(() => api.emit({ kind: 'data.changed', topics: ['objects'] }))
    expect(await screen.findByRole('button', { name: 'Connect with Ada' })).toBeDefined()
    expect(api.calls).toContainEqual(['objects.undoConnect', choice])
  })

  it('that a sync has tied meanwhile cannot be taken back, and says so', async () => {
    const choice = { source: 'annex', objectType: 'user', identifier: 'id-7', name: 'ada' } as const
    show(conflict, {
      'objects.chosen': () => choice,
      'objects.undoConnect': () => {
        throw new AppError('sync.match-refused', 'The entry id-7 is "ada" already.')
      },
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Do not connect them' }))
    expect(await screen.findByText('The entry id-7 is "ada" already.')).toBeDefined()
  })

  it('leads to the setting that does the same for all', async () => {
    show(conflict)
    const link = await screen.findByRole('link', { name: 'Connect all of the same name' })
    expect(link.getAttribute('href')).toBe('#/sources/annex?section=users')
  })

  it('is not offered for somebody who is there already and was renamed', async () => {
    show({ ...conflict, name: 'bob', fields: { username: ['bob', 'Ada'] } })
    await screen.findByText(/belongs to another person/)
    expect(screen.queryByRole('button', { name: /^Connect with/ })).toBeNull()
  })
})
