import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Settings } from '../../src-shared/contract/app-calls.ts'
import { createFakeApi, prepareBrowser, TestWindow } from './test-window.tsx'
import { useAppearance } from './use-appearance.ts'

const Switches = () => {
  const { setTheme, toggleHighContrast } = useAppearance()
  return (
    <button
      onClick={() => {
        setTheme('dark')
        toggleHighContrast()
      }}
    >
      Both
    </button>
  )
}

beforeEach(prepareBrowser)
afterEach(cleanup)

it('keeps both of two changes that follow each other at once', async () => {
  const saved: Settings[] = []
  const api = createFakeApi({ 'settings.save': (settings) => void saved.push(settings) })
  render(
    <TestWindow api={api}>
      <Switches />
    </TestWindow>,
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Both' }))
  expect(saved.at(-1)).toMatchObject({ theme: 'dark', highContrast: true })
})
