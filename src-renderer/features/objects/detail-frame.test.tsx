import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { createFakeApi, prepareBrowser, TestWindow } from '../../app/test-window.tsx'
import { DetailFrame } from './detail-frame.tsx'

beforeAll(prepareBrowser)
afterEach(cleanup)

const api = createFakeApi({})

const ada = (place: 'panel' | 'page') => (
  <TestWindow api={api}>
    <DetailFrame
      place={place}
      tab="summary"
      onTab={() => undefined}
      onClose={() => undefined}
      title="Ada Lovelace"
      description="ada"
      actions={<input aria-label="In an action" />}
      tabs={[{ id: 'summary', label: 'Summary', render: () => <input aria-label="In a tab" /> }]}
    />
  </TestWindow>
)

it('keeps what is typed when the window becomes too narrow for a list beside it', async () => {
  const { rerender } = render(ada('panel'))
  await userEvent.type(await screen.findByLabelText('In an action'), 'one')
  await userEvent.type(screen.getByLabelText('In a tab'), 'two')
  rerender(ada('page'))
  expect(await screen.findByRole('heading', { level: 1, name: 'Ada Lovelace' })).toBeDefined()
  expect(screen.getByLabelText<HTMLInputElement>('In an action').value).toBe('one')
  expect(screen.getByLabelText<HTMLInputElement>('In a tab').value).toBe('two')
})
