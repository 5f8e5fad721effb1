import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Link, Router, useParams, useSearch, Route } from 'wouter'
import { afterEach, describe, expect, it } from 'vitest'
import { navigateTo, splitHash, useHashPath, useHashSearch } from './hash-location.ts'

const Person = () => <p>{`person ${useParams<{ id: string }>().id} query <${useSearch()}>`}</p>

const show = () =>
  render(
    <Router hook={useHashPath} searchHook={useHashSearch}>
      <Link href="/people/7?tab=groups">Open</Link>
      <Route path="/people/:id">
        <Person />
      </Route>
    </Router>,
  )

afterEach(() => {
  cleanup()
  navigateTo('/', { replace: true })
})

describe('hash location', () => {
  it('splits a route from its query', () => {
    expect(splitHash('#/people?source=corp')).toEqual({ path: '/people', search: 'source=corp' })
    expect(splitHash('')).toEqual({ path: '/', search: '' })
  })

  it('matches the path whatever the query is', async () => {
    show()
    await userEvent.click(screen.getByRole('link', { name: 'Open' }))
    expect(screen.getByText('person 7 query <tab=groups>')).toBeDefined()
    expect(location.hash).toBe('#/people/7?tab=groups')
  })

  it('forgets the query of the page that was left', () => {
    show()
    act(() => navigateTo('/people/7?tab=groups'))
    act(() => navigateTo('/people/8'))
    expect(screen.getByText('person 8 query <>')).toBeDefined()
    expect(location.search).toBe('')
  })
})
