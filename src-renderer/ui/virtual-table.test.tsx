import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MantineProvider } from '@mantine/core'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { VirtualTable, type Column, type TableSort } from './virtual-table.tsx'

interface Entry {
  readonly id: number
}
const columns: readonly Column<Entry>[] = [
  { id: 'name', header: 'Name', width: '1fr', sortKey: 'name', render: ({ id }) => `entry ${id}` },
  { id: 'link', header: 'Link', width: '80px', render: () => <a href="#/elsewhere">Elsewhere</a> },
]

// jsdom lays nothing out; a table needs to know how high it is.
const tableHeight = 400
beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(tableHeight)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(600)
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(200_000 * 36)
  Object.defineProperty(Element.prototype, 'scrollTo', { configurable: true, value: scrollTo })
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  Reflect.deleteProperty(Element.prototype, 'scrollTo')
})

function scrollTo(this: Element, { top = 0 }: { top?: number }): void {
  this.scrollTop = top
  this.dispatchEvent(new Event('scroll'))
}

interface SampleProps {
  readonly onOpen?: (row: Entry) => void
  readonly opensOnMove?: boolean
}

const Sample = ({ onOpen = () => undefined, opensOnMove = false }: SampleProps) => {
  const [sort, setSort] = useState<TableSort>({ key: 'name', descending: false })
  return (
    <MantineProvider>
      <VirtualTable
        label="Entries"
        columns={columns}
        total={200_000}
        rowAt={(index) => ({ id: index })}
        sort={sort}
        onSort={setSort}
        onOpen={onOpen}
        opensOnMove={opensOnMove}
      />
    </MantineProvider>
  )
}

const rowOf = (index: number) => screen.getByRole('row', { name: new RegExp(`^entry ${index} `) })

describe('VirtualTable', () => {
  it('draws a few rows of 200,000 and says how many there are', () => {
    render(<Sample />)
    expect(screen.getByRole('grid', { name: 'Entries' }).getAttribute('aria-rowcount')).toBe('200001')
    const drawn = screen.getAllByRole('row').length
    expect(drawn).toBeGreaterThan(10)
    expect(drawn).toBeLessThan(60)
  })

  it('is one stop of the Tab key, and arrows move in it', async () => {
    const user = userEvent.setup()
    render(<Sample />)
    await user.tab()
    await user.tab()
    expect(document.activeElement).toBe(rowOf(0))
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(document.activeElement).toBe(rowOf(2))
  })

  it('takes the focus along to the last row', async () => {
    const user = userEvent.setup()
    render(<Sample />)
    rowOf(0).focus()
    await user.keyboard('{End}')
    await vi.waitFor(() => expect(document.activeElement).toBe(rowOf(199_999)))
  })

  it('opens a row with Enter and with a click, but not with a click on a link in it', async () => {
    const user = userEvent.setup()
    const onOpen = vi.fn<(row: Entry) => void>()
    render(<Sample onOpen={onOpen} />)
    rowOf(1).focus()
    await user.keyboard('{Enter}')
    await user.click(screen.getByText('entry 3'))
    const [link] = screen.getAllByRole('link')
    if (link !== undefined) await user.click(link)
    expect(onOpen.mock.calls.map(([row]) => row.id)).toEqual([1, 3])
  })

  it('opens what arrow keys lead to when asked to', async () => {
    const user = userEvent.setup()
    const onOpen = vi.fn<(row: Entry) => void>()
    render(<Sample onOpen={onOpen} opensOnMove />)
    rowOf(0).focus()
    await user.keyboard('{ArrowDown}')
    expect(onOpen.mock.calls.map(([row]) => row.id)).toEqual([1])
  })

  it('turns the order around at the second click on a header', async () => {
    const user = userEvent.setup()
    render(<Sample />)
    await user.click(screen.getByRole('button', { name: 'Name' }))
    expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('descending')
  })
})
