import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { MantineProvider } from '@mantine/core'
import { IntlProvider } from 'react-intl'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { catalogues } from '../../src-shared/messages/catalogue.ts'
import { SearchField } from './search-field.tsx'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const show = (value: string, onChange: (value: string) => void) => (
  <IntlProvider locale="en" messages={{ ...catalogues.en }}>
    <MantineProvider>
      <SearchField label="Search people" value={value} onChange={onChange} />
    </MantineProvider>
  </IntlProvider>
)
const field = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search people' })
const type = (value: string) => fireEvent.change(field(), { target: { value } })

describe('SearchField', () => {
  it('asks once, when typing pauses', () => {
    const onChange = vi.fn<(value: string) => void>()
    render(show('', onChange))
    type('a')
    type('ad')
    type('ada')
    expect(onChange).not.toHaveBeenCalled()
    act(() => void vi.advanceTimersByTime(300))
    expect(onChange.mock.calls).toEqual([['ada']])
  })

  it('asks at once with Enter, and not again', () => {
    const onChange = vi.fn<(value: string) => void>()
    render(show('', onChange))
    type('ada')
    fireEvent.keyDown(field(), { key: 'Enter' })
    act(() => void vi.advanceTimersByTime(300))
    expect(onChange.mock.calls).toEqual([['ada']])
  })

  it('shows what the route says when that changes by itself', () => {
    const onChange = vi.fn<(value: string) => void>()
    const { rerender } = render(show('ada', onChange))
    rerender(show('grace', onChange))
    expect(field().value).toBe('grace')
  })

  it('empties with Escape and keeps that Escape to itself', () => {
    const onChange = vi.fn<(value: string) => void>()
    render(show('ada', onChange))
    expect(fireEvent.keyDown(field(), { key: 'Escape' })).toBe(false)
    expect(onChange.mock.calls).toEqual([['']])
  })

  it('forgets what was typed when it goes away', () => {
    const onChange = vi.fn<(value: string) => void>()
    const { unmount } = render(show('', onChange))
    type('ada')
    unmount()
    act(() => void vi.advanceTimersByTime(300))
    expect(onChange).not.toHaveBeenCalled()
  })
})
