import { notifications } from '@mantine/notifications'
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createFakeApi, prepareBrowser, sourceSummary, TestWindow } from '../../app/test-window.tsx'
import { RemoveSource } from './remove-source.tsx'

beforeEach(() => prepareBrowser())
afterEach(() => {
  notifications.clean()
  cleanup()
})

const source = sourceSummary({ slug: 'corp', name: 'Head office', users: 1203, groups: 87 })

it('says that the source is removed, also when its row went before the answer came', async () => {
  const removal = Promise.withResolvers<void>()
  const api = createFakeApi({ 'sources.remove': () => removal.promise })
  const removed: string[] = []
  const shown = (content: ReactNode) => <TestWindow api={api}>{content}</TestWindow>
  const question = (
    <RemoveSource source={source} onCancel={() => {}} onRemoved={() => void removed.push('corp')} />
  )
  const { rerender } = render(shown(question))
  await userEvent.click(await screen.findByRole('button', { name: /^Remove Head office/ }))
  rerender(shown(null))
  removal.resolve()
  expect(await screen.findByText('The source Head office was removed.')).toBeDefined()
  expect(removed).toEqual(['corp'])
})

it('tells how far the removal is, and can be stopped as long as it goes on', async () => {
  const api = createFakeApi({ 'sources.remove': () => new Promise<void>(() => {}) })
  render(
    <TestWindow api={api}>
      <RemoveSource source={source} onCancel={() => {}} onRemoved={() => {}} />
    </TestWindow>,
  )
  const question = await screen.findByRole('dialog', { name: 'Remove the source Head office?' })
  await userEvent.click(within(question).getByRole('radio', { name: /Delete them too/ }))
  await userEvent.click(within(question).getByRole('button', { name: /^Remove Head office/ }))
  api.emit({ kind: 'removal.progressed', source: 'lab', step: 'history', done: 1, of: 2 })
  api.emit({ kind: 'removal.progressed', source: 'corp', step: 'objects', done: 12_000, of: 20_000 })
  expect(await within(question).findByText('Removing people and groups')).toBeDefined()
  expect(within(question).getByText('12,000 of 20,000 records')).toBeDefined()
  await userEvent.click(within(question).getByRole('button', { name: 'Cancel' }))
  expect(api.cancelled).toEqual(['sources.remove'])
})
