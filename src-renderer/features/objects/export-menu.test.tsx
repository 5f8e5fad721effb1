import { notifications } from '@mantine/notifications'
import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFakeApi, prepareBrowser, TestWindow, type FakeHandlers } from '../../app/test-window.tsx'
import { ExportMenu, type ShownList } from './export-menu.tsx'

const people: ShownList = { list: 'people', filter: { search: 'ada', active: false, sort: 'email' } }
const groups: ShownList = { list: 'groups', filter: { state: 'deleted', descending: true } }
const columns = ['username', 'attributes.room']

const open = async (shown: ShownList, handlers: FakeHandlers = {}) => {
  const api = createFakeApi({
    'objects.export': () => ({ path: '/home/ada/users.csv', rows: 3 }),
    ...handlers,
  })
  render(
    <TestWindow api={api}>
      <ExportMenu shown={shown} count="3 of 250 people" columns={columns} />
    </TestWindow>,
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Export' }))
  return api
}
const choose = async (name: string): Promise<void> =>
  userEvent.click(await screen.findByRole('menuitem', { name }))

beforeEach(prepareBrowser)
afterEach(() => {
  cleanup()
  notifications.clean()
})

describe('an export', () => {
  it('says how many it has', async () => {
    await open(people)
    expect(await screen.findByText('3 of 250 people')).not.toBeNull()
  })

  it.each([
    ['CSV with the columns shown', { what: 'users', format: 'csv', columns }],
    ['CSV with every column', { what: 'users', format: 'csv', columns: null }],
    ['People as LDIF', { what: 'users', format: 'ldif', columns: null }],
    ['Their memberships as JSON', { what: 'memberships', format: 'json', columns: null }],
  ])('has what the list of people shows: %s', async (name, asked) => {
    const api = await open(people)
    await choose(name)
    expect(api.calls).toContainEqual(['objects.export', { ...people, ...asked }])
    expect(await screen.findByText('3 rows were written to /home/ada/users.csv.')).not.toBeNull()
  })

  it('has what the list of groups shows', async () => {
    const api = await open(groups)
    await choose('Groups as JSON')
    expect(api.calls).toContainEqual([
      'objects.export',
      { ...groups, what: 'groups', format: 'json', columns: null },
    ])
  })

  it('tells how far it is, and can be cancelled', async () => {
    const answer = Promise.withResolvers<{ path: string; rows: number }>()
    const api = await open(people, { 'objects.export': () => answer.promise })
    await choose('People as JSON')
    act(() => api.emit({ kind: 'export.progressed', rows: 1200, of: 200_000 }))
    expect(await screen.findByText('1,200 of 200,000 rows written')).not.toBeNull()
    act(() => api.emit({ kind: 'export.progressed', rows: 5000, of: null }))
    expect(await screen.findByText('5,000 rows written')).not.toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Cancel the export' }))
    expect(api.cancelled).toEqual(['objects.export'])
    answer.resolve({ path: '/x', rows: 1 })
    expect(await screen.findByRole('button', { name: 'Export' })).not.toBeNull()
  })
})
