import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DesktopProvider } from './desktop.tsx'
import { useLeaveGuard } from './use-leave-guard.ts'

const Guarded = ({ isDirty }: { readonly isDirty: boolean }) => {
  const guard = useLeaveGuard(isDirty)
  return (
    <>
      <p>{guard.isAsking ? 'asking' : 'working'}</p>
      <button onClick={guard.stay}>Stay</button>
      <button onClick={guard.leave}>Leave</button>
      <button onClick={guard.release}>Release</button>
    </>
  )
}

const told: boolean[] = []
const desktop = {
  copyText: () => Promise.resolve(),
  noteUnsaved: (isUnsaved: boolean) => void told.push(isUnsaved),
}

const Work = (props: { readonly isDirty: boolean }) => (
  <DesktopProvider desktop={desktop}>
    <Guarded {...props} />
  </DesktopProvider>
)

/** What the router does: changes the address, then tells. */
const goTo = (hash: string): void =>
  act(() => {
    history.pushState(null, '', hash)
    dispatchEvent(new HashChangeEvent('hashchange'))
  })

const seen: string[] = []
const router = (): void => void seen.push(location.hash)

beforeEach(() => {
  history.replaceState(null, '', '#/here')
  seen.length = 0
  told.length = 0
  addEventListener('hashchange', router)
})
afterEach(() => {
  cleanup()
  removeEventListener('hashchange', router)
})

describe('leaving unsaved work', () => {
  it('asks, and keeps the router from hearing of it', () => {
    render(<Work isDirty />)
    goTo('#/there')
    expect(screen.getByText('asking')).toBeDefined()
    expect(location.hash).toBe('#/here')
    expect(seen).toEqual([])
  })

  it('stays where it was', async () => {
    render(<Work isDirty />)
    goTo('#/there')
    await userEvent.click(screen.getByRole('button', { name: 'Stay' }))
    expect(screen.getByText('working')).toBeDefined()
    expect(location.hash).toBe('#/here')
  })

  it('goes where it was wanted', async () => {
    render(<Work isDirty />)
    goTo('#/there?tab=2')
    await userEvent.click(screen.getByRole('button', { name: 'Leave' }))
    expect(location.hash).toBe('#/there?tab=2')
  })

  it('lets a tab of the same page be chosen', () => {
    render(<Work isDirty />)
    goTo('#/here?tab=2')
    expect(screen.getByText('working')).toBeDefined()
    expect(seen).toEqual(['#/here?tab=2'])
  })

  it('tells the program as long as closing the window would lose something', () => {
    const { rerender, unmount } = render(<Work isDirty={false} />)
    expect(told).toEqual([])
    rerender(<Work isDirty />)
    expect(told).toEqual([true])
    unmount()
    expect(told).toEqual([true, false])
  })

  it('does not ask when nothing is unsaved, or any more after a save', async () => {
    const { rerender } = render(<Work isDirty={false} />)
    goTo('#/there')
    expect(seen).toEqual(['#/there'])
    rerender(<Work isDirty />)
    await userEvent.click(screen.getByRole('button', { name: 'Release' }))
    goTo('#/elsewhere')
    expect(seen).toEqual(['#/there', '#/elsewhere'])
  })
})
