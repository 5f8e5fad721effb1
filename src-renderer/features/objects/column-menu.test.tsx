import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createFakeApi, prepareBrowser, TestWindow } from '../../app/test-window.tsx'
import { ColumnMenu } from './column-menu.tsx'
import { usePeopleColumns } from './object-columns.tsx'
import { useColumns } from './use-columns.ts'

const List = () => {
  const columns = useColumns('people', usePeopleColumns(new Map()))
  return (
    <>
      <ColumnMenu kind="people" columns={columns} />
      <output>{columns.shown.map(({ id }) => id).join(' ')}</output>
    </>
  )
}

beforeEach(() => {
  prepareBrowser()
  localStorage.clear()
})
afterEach(cleanup)

it('adds an attribute to the columns, remembers it, and takes it away again', async () => {
  const api = createFakeApi({ 'objects.attributeNames': () => ['department', 'room'] })
  const show = () =>
    render(
      <TestWindow api={api}>
        <List />
      </TestWindow>,
    )
  const first = show()
  await userEvent.click(await screen.findByRole('button', { name: 'Columns' }))
  await userEvent.click(await screen.findByRole('combobox', { name: 'Add an attribute' }))
  await userEvent.click(await screen.findByRole('option', { name: 'room' }))
  expect(screen.getByRole('status').textContent).toMatch(/updatedAt attributes\.room$/)
  expect(api.calls).toContainEqual(['objects.attributeNames', 'user'])
  first.unmount()
  show()
  await userEvent.click(await screen.findByRole('button', { name: 'Columns' }))
  await userEvent.click(await screen.findByRole('checkbox', { name: 'room' }))
  expect(screen.getByRole('status').textContent).not.toContain('attributes')
})
