import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { CallInput } from '../../../src-shared/contract/contract.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import {
  createFakeApi,
  prepareBrowser,
  sourceSummary,
  TestWindow,
  type FakeHandlers,
} from '../../app/test-window.tsx'
import type { ObjectView } from './detail-view.ts'
import { SyncAction } from './sync-action.tsx'

beforeAll(prepareBrowser)
afterEach(cleanup)

const tie = (slug: string): ObjectView['sources'][number] => ({
  slug,
  identifier: 'a',
  dn: 'uid=ada,dc=example',
  state: 'present',
  missingReason: null,
  lastUpdated: '2026-03-12T10:00:00.000Z',
})

const ada: ObjectView = {
  kind: 'user',
  id: 7,
  title: 'Ada Lovelace',
  state: 'present',
  createdAt: '2026-11-23T08:00:00.000Z',
  updatedAt: '2026-11-23T08:00:00.000Z',
  sources: [tie('corp')],
  fields: { username: 'ada' },
  attributes: {},
  raw: [],
}

const show = (object: ObjectView, handlers: FakeHandlers = {}) => {
  const api = createFakeApi({
    'sources.list': () => [sourceSummary({}), sourceSummary({ slug: 'lab', name: 'Laboratory' })],
    'sync.start': () => ({ runId: 12 }),
    ...handlers,
  })
  render(
    <TestWindow api={api}>
      <SyncAction object={object} />
    </TestWindow>,
  )
  return api
}

const startsOf = ({ calls }: ReturnType<typeof createFakeApi>): readonly unknown[] =>
  calls.filter(([name]) => name === 'sync.start').map(([, input]) => input)
const wanted = (slug: string, id: number, objectType: 'user' | 'group'): CallInput<'sync.start'> => ({
  slug,
  dryRun: false,
  full: false,
  only: { objectType, id },
})
const progress = {
  kind: 'run.progressed',
  runId: 12,
  source: 'corp',
  phase: 'users',
  entries: 0,
  rate: 0,
} as const

describe('a person or group', { timeout: 30_000 }, () => {
  it('is synced alone, from the one source it has', async () => {
    const api = show(ada)
    await userEvent.click(await screen.findByRole('button', { name: 'Sync this person' }))
    await waitFor(() => expect(startsOf(api)).toEqual([wanted('corp', 7, 'user')]))
  })

  it('is synced from the source that is chosen, where it has several', async () => {
    const api = show({ ...ada, kind: 'group', sources: [tie('corp'), tie('lab')] })
    await userEvent.click(await screen.findByRole('button', { name: 'Sync this group' }))
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'From Laboratory' }, { timeout: 10_000 }),
    )
    await waitFor(() => expect(startsOf(api)).toEqual([wanted('lab', 7, 'group')]))
  })

  it('of a source that is gone cannot be synced', async () => {
    const api = show({ ...ada, sources: [tie('former')] })
    await waitFor(() => expect(api.calls.some(([name]) => name === 'sources.list')).toBe(true))
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('that takes long can be cancelled, and offers the sync again at the end', async () => {
    const api = show(ada, { 'sync.cancel': () => undefined })
    const button = await screen.findByRole('button', { name: 'Sync this person' })
    await userEvent.click(button)
    await waitFor(() => expect(startsOf(api)).toHaveLength(1))
    act(() => api.emit(progress))
    expect(screen.queryByRole('button', { name: 'Cancel the sync' })).toBeNull()
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel the sync' }, { timeout: 10_000 }))
    expect(api.calls).toContainEqual(['sync.cancel', { runId: 12 }])
    const only = { name: 'ada', changes: 0, problem: null }
    act(() => api.emit({ kind: 'run.finished', runId: 12, source: 'corp', status: 'cancelled', only }))
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Cancel the sync' })).toBeNull())
    expect(button.hasAttribute('data-loading')).toBe(false)
  })

  it('is not synced while a run waits for a decision, and it is said why', async () => {
    const message = 'Run 3 of "corp" waits for a decision.'
    show(ada, {
      'sync.start': () => {
        throw new AppError('sync.held', message)
      },
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Sync this person' }))
    expect(await screen.findByText(message)).toBeDefined()
  })
})
