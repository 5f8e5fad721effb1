import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { RunItem } from '../../../src-shared/domain/sync-run.ts'
import { createFakeApi, prepareBrowser, TestWindow } from '../../app/test-window.tsx'
import { PageBoundary } from '../../app/page-boundary.tsx'
import { ChangeDetail } from './change-detail.tsx'

const item: RunItem = {
  objectType: 'user',
  change: 'updated',
  name: 'ada',
  dn: 'uid=ada,ou=people,dc=example',
  reason: null,
  fields: { email: ['ada@old.example', 'ada@new.example'] },
}

const window = (isOpen: boolean) => (
  <TestWindow api={createFakeApi({})}>
    <PageBoundary path="/runs/1">
      {isOpen ? (
        <ChangeDetail item={item} slug="corp" isWritten onClose={() => undefined} />
      ) : (
        <p>The list alone</p>
      )}
    </PageBoundary>
  </TestWindow>
)

beforeEach(prepareBrowser)
afterEach(cleanup)

it('closes without taking the page with it', async () => {
  const { rerender } = render(window(true))
  expect(await screen.findByText('ada@new.example')).toBeDefined()
  rerender(window(false))
  expect(await screen.findByText('The list alone')).toBeDefined()
  expect(screen.queryByRole('alert')).toBeNull()
})

const showChange = (change: RunItem['change'], isWritten: boolean) =>
  render(
    <TestWindow api={createFakeApi({})}>
      <ChangeDetail
        item={{ ...item, change, fields: {} }}
        slug="corp"
        isWritten={isWritten}
        onClose={() => undefined}
      />
    </TestWindow>,
  )

it('leads to the deleted where the object was deleted', async () => {
  showChange('deleted', true)
  const link = await screen.findByRole('link', { name: 'Find in people' })
  expect(link.getAttribute('href')).toBe('#/people?q=ada&state=deleted')
})

it('leads nowhere from somebody whom a preview would only create', async () => {
  showChange('created', false)
  expect(await screen.findByText('New in the copy, with every value of the directory.')).toBeDefined()
  expect(screen.queryByRole('link')).toBeNull()
})
