import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Route } from 'wouter'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createFakeApi, prepareBrowser, TestWindow, type FakeHandlers } from '../../app/test-window.tsx'
import { MappingPage, NewMappingPage } from './mapping-page.tsx'
import { MappingsPage } from './mappings-page.tsx'

beforeAll(prepareBrowser)
afterEach(cleanup)

const phones = {
  name: 'Phones / all',
  objectType: 'user' as const,
  builtIn: false,
  expression: 'return {}',
  description: '',
  usedBy: ['corp'],
}

const show = (route: string, handlers: FakeHandlers = {}) => {
  history.replaceState(null, '', `#${route}`)
  const api = createFakeApi({
    'mappings.list': () => [phones],
    'mappings.attributeNames': () => ['mail'],
    'people.list': () => ({ total: 0, items: [] }),
    ...handlers,
  })
  render(
    <TestWindow api={api}>
      <Route path="/mappings" component={MappingsPage} />
      <Route path="/mappings/new/:example" component={NewMappingPage} />
      <Route path="/mappings/:name" component={MappingPage} />
    </TestWindow>,
  )
  return api
}

const showChanging = () => {
  let stored = phones
  const api = show(`/mappings/${encodeURIComponent(phones.name)}`, { 'mappings.list': () => [stored] })
  const changeElsewhere = (): void => {
    stored = { ...phones, expression: 'return { name: "new" }' }
    act(() => api.emit({ kind: 'data.changed', topics: ['mappings'] }))
  }
  return { changeElsewhere }
}

describe('a mapping that is changed elsewhere', () => {
  it('is shown as it is now where nothing was edited', async () => {
    const { changeElsewhere } = showChanging()
    expect((await screen.findByLabelText('Expression')).textContent).toContain('return {}')
    changeElsewhere()
    await waitFor(() => expect(screen.getByLabelText('Expression').textContent).toContain('"new"'))
    expect(screen.queryByText('Not saved yet')).toBeNull()
  })

  it('keeps what was edited here and says so', async () => {
    const { changeElsewhere } = showChanging()
    await userEvent.type(await screen.findByLabelText('Name'), ' 2')
    changeElsewhere()
    expect(await screen.findByText(/changed elsewhere meanwhile/)).toBeDefined()
    expect(screen.getByLabelText('Name')).toHaveProperty('value', 'Phones / all 2')
    await userEvent.click(screen.getByRole('button', { name: 'Discard changes' }))
    await waitFor(() => expect(screen.getByLabelText('Expression').textContent).toContain('"new"'))
    expect(screen.queryByText(/changed elsewhere meanwhile/)).toBeNull()
  })
})

describe('a new mapping', () => {
  it('is not sent before it has a name and an expression', async () => {
    const api = show('/mappings/new/empty')
    await userEvent.click(await screen.findByRole('button', { name: 'Save' }))
    expect(screen.getAllByText('Give it a name.').length).toBeGreaterThan(0)
    expect(screen.getByText('Write an expression first.')).toBeDefined()
    expect(api.calls.map(([name]) => name)).not.toContain('mappings.save')
  })

  it('begins with an example, and shows the line that keeps it from being saved', async () => {
    const refused = {
      kind: 'refused' as const,
      problems: [{ path: 'expression', message: "expecting '}'", line: 2 }],
    }
    const api = show('/mappings/new/names', { 'mappings.save': () => refused })
    await userEvent.click(await screen.findByRole('button', { name: 'Save' }))
    expect(await screen.findByText('Line 2')).toBeDefined()
    expect(screen.getByText("expecting '}'")).toBeDefined()
    expect(api.calls.find(([name]) => name === 'mappings.save')?.[1]).toMatchObject({
      editing: null,
      mapping: { name: 'Display name and telephone numbers', objectType: 'user' },
    })
  })
})

describe('a stored mapping', () => {
  it('is found by a name with a slash in it', async () => {
    show('/mappings/Phones%20%2F%20all')
    expect(await screen.findByRole('heading', { name: 'Phones / all' })).toBeDefined()
  })

  it('is not deleted while a source uses it', async () => {
    const api = show('/mappings/Phones%20%2F%20all')
    await userEvent.click(await screen.findByRole('button', { name: 'Delete' }))
    expect(await screen.findByText(/Take it out of there first/)).toBeDefined()
    expect(api.calls.map(([name]) => name)).not.toContain('mappings.remove')
  })
})
