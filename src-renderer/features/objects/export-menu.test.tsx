import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFakeApi, prepareBrowser, TestWindow } from '../../app/test-window.tsx'
import { ExportMenu } from './export-menu.tsx'

const open = async (isNarrowed: boolean) => {
  const api = createFakeApi({ 'objects.export': () => ({ path: '/home/ada/users.csv', rows: 250 }) })
  render(
    <TestWindow api={api}>
      <ExportMenu kind="people" source={{ slug: 'corp', name: 'Head office' }} isNarrowed={isNarrowed} />
    </TestWindow>,
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Export' }))
  await screen.findByRole('menuitem', { name: 'People as CSV' })
  return api
}
const warning = () => screen.queryByText('With everything that search and filters leave out')

beforeEach(prepareBrowser)
afterEach(cleanup)

describe('an export', () => {
  it('has all of the source that the list is narrowed to', async () => {
    const api = await open(false)
    expect(warning()).toBeNull()
    await userEvent.click(screen.getByRole('menuitem', { name: 'People as CSV' }))
    expect(api.calls).toContainEqual(['objects.export', { what: 'users', format: 'csv', source: 'corp' }])
  })

  it('says so where the list shows less', async () => {
    await open(true)
    expect(warning()).not.toBeNull()
  })
})
