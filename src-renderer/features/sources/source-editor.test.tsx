import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallName, CallOutput } from '../../../src-shared/contract/contract.ts'
import { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import { createFakeApi, prepareBrowser, TestWindow, type FakeHandlers } from '../../app/test-window.tsx'
import { GuidedSource } from './guided-source.tsx'
import { SourceEditor } from './source-editor.tsx'

interface Asked {
  readonly name: CallName
  readonly input: unknown
}

/** Shows a page and gives what it asks, from then on. */
const showPage = async (page: ReactNode, answers: FakeHandlers) => {
  const api = createFakeApi(answers)
  render(<TestWindow api={api}>{page}</TestWindow>)
  await screen.findByRole('heading', { level: 1 })
  return {
    asked: (): readonly Asked[] => api.calls.map(([name, input]) => ({ name, input })),
    cancelled: () => api.cancelled,
  }
}

const source = LdapSource.parse({
  name: 'Head office',
  slug: 'hq',
  serverUri: 'ldaps://dc1',
  baseDn: 'dc=example,dc=com',
  syncUsersPassword: false,
  userPropertyMappings: ['A', 'B'],
  groupPropertyMappings: ['A'],
})
const mapping = (name: string) => ({
  name,
  objectType: 'any' as const,
  builtIn: true,
  expression: '',
  description: '',
  usedBy: [],
})
const answers: FakeHandlers = {
  'sources.list': () => [],
  'mappings.list': () => ['A', 'B', 'C'].map(mapping),
  'sources.validate': () => ({ problems: [], warnings: [] }),
  'sources.nextRuns': () => ({ cron: '', times: [] }),
}

const places = { bindPassword: 'keychain', clientKey: 'none', webhookSecret: 'none' } as const

const show = async (
  section: string,
  over: FakeHandlers = {},
  saved: Partial<CallOutput<'sources.get'>> = {},
) => {
  const { hook, searchHook, history } = memoryLocation({
    path: `/sources/hq?section=${section}`,
    record: true,
  })
  const { asked, cancelled } = await showPage(
    <Router hook={hook} searchHook={searchHook}>
      <SourceEditor
        slug="hq"
        saved={{
          source,
          secrets: places,
          revision: 3,
          updatedAt: '2026-01-01T00:00:00Z',
          ...saved,
        }}
      />
    </Router>,
    { ...answers, ...over },
  )
  return { asked, cancelled, history }
}
/** The answer of a server that takes its time. */
const pending = () => new Promise<never>(() => undefined)
const saveButton = () => screen.getByRole('button', { name: 'Save' })

const savedIn = (asked: () => readonly Asked[]) => asked().find(({ name }) => name === 'sources.save')?.input

const certificate = (subject: string, selfSigned: boolean) => ({
  subject,
  issuer: 'CN=CA',
  names: [],
  validFrom: '2026-01-01T00:00:00Z',
  validTo: '2036-01-01T00:00:00Z',
  fingerprint256: subject,
  selfSigned,
  pem: `-----BEGIN CERTIFICATE-----\n${subject.replaceAll(/\W/g, '')}\n-----END CERTIFICATE-----\n`,
})
const untrusted: CallOutput<'sources.check'> = {
  checkedAt: '2026-01-01T00:00:00Z',
  pool: null,
  servers: [
    {
      uri: 'ldaps://dc1',
      status: 'untrusted',
      vendor: 'N/A',
      version: 'N/A',
      milliseconds: 5,
      tls: null,
      failedStep: 'tls',
      steps: [
        { step: 'tls', status: 'failed', milliseconds: 5, message: 'Not trusted.', remedy: 'Look at it.' },
      ],
      certificates: [certificate('CN=dc1', false), certificate('CN=CA', true)],
    },
  ],
}

beforeEach(prepareBrowser)
afterEach(cleanup)

describe('adding a source', () => {
  it('keeps the certificate that was trusted on the way to a proposal', async () => {
    const { hook, searchHook } = memoryLocation({ path: '/sources/new' })
    const { asked } = await showPage(
      <Router hook={hook} searchHook={searchHook}>
        <GuidedSource isFirst />
      </Router>,
      {
        ...answers,
        'sources.detect': ({ source: draft }) => {
          if (draft['tlsVerification'] === 'system')
            throw new AppError('directory.tls-untrusted', 'The certificate is not trusted.')
          const fields = [{ field: 'baseDn', value: 'dc=detected', reason: 'It says so.' }]
          return { vendor: 'OpenLDAP', version: '2.6', advice: [], fields }
        },
        'sources.check': () => untrusted,
        'sources.readCertificates': () => [],
      },
    )
    await userEvent.type(screen.getByLabelText('Address of server 1'), 'ldaps://dc1')
    await userEvent.click(screen.getByRole('button', { name: 'Detect' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Trust this certificate' }))
    expect(await screen.findByText('This is OpenLDAP 2.6')).toBeDefined()
    expect(screen.getByLabelText('Base DN')).toHaveProperty('value', 'dc=detected')
    await waitFor(() =>
      expect(
        asked()
          .filter(({ name }) => name === 'sources.validate')
          .at(-1)?.input,
      ).toMatchObject({
        source: { baseDn: 'dc=detected', tlsVerification: 'custom-ca' },
      }),
    )
  })
})

describe('the source editor', () => {
  it('shows a wrong filter at its field and counts it at its section while it is typed', async () => {
    await show('users')
    const filter = screen.getByLabelText('Filter for people')
    await userEvent.clear(filter)
    await userEvent.type(filter, '(uid=a')
    expect(filter.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByText(/closing bracket is missing/)).toBeDefined()
    const sections = screen.getByRole('navigation', { name: 'Sections of the source' })
    expect(within(sections).getByRole('button', { name: 'People, 1 problem' })).toBeDefined()
  })

  it('passes changes on to a webhook, and says what is wrong with its address', async () => {
    const { asked } = await show('schedule', {
      'sources.save': () => ({ kind: 'saved', slug: 'hq', revision: 4 }),
    })
    await userEvent.click(screen.getByRole('button', { name: 'Add a target' }))
    const address = screen.getByLabelText('Address or path of target 1')
    await userEvent.click(address)
    await userEvent.paste('http://hooks.example.com')
    expect(screen.getByText(/Changes go out encrypted only/)).toBeDefined()
    await userEvent.clear(address)
    await userEvent.click(address)
    await userEvent.paste('https://hooks.example.com')
    await userEvent.click(screen.getByRole('button', { name: 'Add a target' }))
    await userEvent.selectOptions(screen.getByLabelText('Kind of target 2'), 'File, LDIF')
    await userEvent.click(screen.getByLabelText('Address or path of target 2'))
    await userEvent.paste('/srv/people.ldif')
    await userEvent.click(saveButton())
    await screen.findByText('All saved')
    expect(asked().find(({ name }) => name === 'sources.save')?.input).toMatchObject({
      source: {
        outgoingTargets: [
          { kind: 'webhook', url: 'https://hooks.example.com' },
          { kind: 'file', path: '/srv/people.ldif', format: 'ldif' },
        ],
      },
    })
  })

  it('saves only what changed to, and keeps secrets it was not told about', async () => {
    const { asked } = await show('connection', {
      'sources.save': () => ({ kind: 'saved', slug: 'hq', revision: 4 }),
    })
    expect(saveButton()).toHaveProperty('disabled', true)
    await userEvent.type(screen.getByLabelText('Name'), ' 2')
    expect(screen.getByText('1 unsaved change')).toBeDefined()
    await userEvent.click(saveButton())
    await screen.findByText('All saved')
    expect(asked().find(({ name }) => name === 'sources.save')?.input).toEqual({
      editing: 'hq',
      source: { ...source, name: 'Head office 2' },
      bindPassword: { kind: 'keep' },
      clientKey: { kind: 'keep' },
      webhookSecret: { kind: 'keep' },
    })
  })

  it('goes to the section of the first problem when saving is refused', async () => {
    const { history } = await show('connection', {
      'sources.save': () => ({
        kind: 'refused',
        problems: [{ path: 'schedule.sync', message: 'There is no minute 99.' }],
      }),
    })
    await userEvent.type(screen.getByLabelText('Name'), '!')
    await userEvent.click(saveButton())
    expect(await screen.findByText('There is no minute 99.')).toBeDefined()
    expect(history?.at(-1)).toContain('section=schedule')
  })

  it('never shows a saved password, says where it is, and sends what replaces it', async () => {
    const { asked } = await show('bind', {
      'sources.save': () => ({ kind: 'saved', slug: 'hq', revision: 4 }),
    })
    expect(screen.getByText('Kept in the keychain of this computer')).toBeDefined()
    expect(screen.queryByLabelText('Bind password', { selector: 'input' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Replace' }))
    expect(saveButton()).toHaveProperty('disabled', true)
    await userEvent.type(screen.getByLabelText('Bind password', { selector: 'input' }), 'hunter2')
    await userEvent.click(saveButton())
    await screen.findByText('All saved')
    expect(asked().find(({ name }) => name === 'sources.save')?.input).toMatchObject({
      bindPassword: { kind: 'set', value: 'hunter2' },
    })
    const checks = asked().filter(({ name }) => name === 'sources.validate')
    expect(JSON.stringify(checks)).not.toContain('hunter2')
  })

  describe('with a webhook', () => {
    const withWebhook = {
      source: {
        ...source,
        outgoingTargets: [{ kind: 'webhook' as const, url: 'https://hooks.example.com' }],
      },
    }
    const save: FakeHandlers = { 'sources.save': () => ({ kind: 'saved', slug: 'hq', revision: 4 }) }

    it('asks for its secret, says what is missing without it, and sends it once', async () => {
      const { asked } = await show('schedule', save, withWebhook)
      expect(screen.getByText('Nothing is sent to a webhook until there is one.')).toBeDefined()
      await userEvent.type(screen.getByLabelText('Webhook secret', { selector: 'input' }), 'sesame')
      expect(screen.queryByText('Nothing is sent to a webhook until there is one.')).toBeNull()
      await userEvent.click(saveButton())
      await screen.findByText('All saved')
      expect(savedIn(asked)).toMatchObject({
        webhookSecret: { kind: 'set', value: 'sesame' },
        bindPassword: { kind: 'keep' },
      })
      const checks = asked().filter(({ name }) => name === 'sources.validate')
      expect(JSON.stringify(checks)).not.toContain('sesame')
    })

    it('never shows the saved one, and removes it when told to', async () => {
      const secrets = { ...places, webhookSecret: 'keychain' as const }
      const { asked } = await show('schedule', save, { ...withWebhook, secrets })
      const field = within(screen.getByRole('group', { name: 'Webhook secret' }))
      expect(field.getByText('Kept in the keychain of this computer')).toBeDefined()
      expect(screen.queryByLabelText('Webhook secret', { selector: 'input' })).toBeNull()
      await userEvent.click(field.getByRole('button', { name: 'Remove' }))
      expect(field.getByText('Nothing is sent to a webhook until there is one.')).toBeDefined()
      await userEvent.click(saveButton())
      await screen.findByText('All saved')
      expect(savedIn(asked)).toMatchObject({ webhookSecret: { kind: 'clear' } })
    })

    it('offers to remove a secret whose webhook is gone, and asks nobody else for one', async () => {
      await show('schedule', {}, { secrets: { ...places, webhookSecret: 'keychain' } })
      expect(screen.getByRole('group', { name: 'Webhook secret' })).toBeDefined()
      cleanup()
      await show('schedule')
      expect(screen.queryByRole('group', { name: 'Webhook secret' })).toBeNull()
    })
  })

  describe('asking the directory', () => {
    it('counts matches until somebody cancels, and can be asked again', async () => {
      const { cancelled } = await show('users', { 'sources.countMatches': pending })
      await userEvent.click(screen.getByRole('button', { name: 'Count matches' }))
      await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }))
      expect(cancelled()).toEqual(['sources.countMatches'])
      expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull()
      expect(screen.getByRole('button', { name: 'Count matches' })).toHaveProperty('disabled', false)
    })

    it('takes a count back when its filter is typed on', async () => {
      const { cancelled } = await show('users', { 'sources.countMatches': pending })
      await userEvent.click(screen.getByRole('button', { name: 'Count matches' }))
      await userEvent.type(screen.getByLabelText('Filter for people'), ' ')
      await waitFor(() => expect(cancelled()).toEqual(['sources.countMatches']))
    })

    it('takes a count back when the section is left', async () => {
      const { cancelled } = await show('users', { 'sources.countMatches': pending })
      await userEvent.click(screen.getByRole('button', { name: 'Count matches' }))
      await userEvent.click(screen.getByRole('button', { name: 'Bind' }))
      await waitFor(() => expect(cancelled()).toEqual(['sources.countMatches']))
    })

    it('takes the tree back when it is closed', async () => {
      const { asked, cancelled } = await show('search', { 'sources.browse': pending })
      await userEvent.click(screen.getByRole('button', { name: /^Browse the directory for/ }))
      await waitFor(() => expect(asked().some(({ name }) => name === 'sources.browse')).toBe(true))
      await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Cancel' }))
      await waitFor(() => expect(cancelled()).toEqual(['sources.browse']))
    })
  })

  it('moves a mapping by keyboard and keeps the focus on it', async () => {
    await show('mappings')
    const people = screen.getByRole('group', { name: 'Mappings for people' })
    within(people).getByRole('link', { name: 'B' }).focus()
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
    await waitFor(() =>
      expect(
        within(people)
          .getAllByRole('link')
          .map((link) => link.textContent),
      ).toEqual(['B', 'A']),
    )
    expect(document.activeElement?.textContent).toBe('B')
  })

  it('trusts the CA a server showed and checks again with it', async () => {
    const { asked } = await show('tls', {
      'sources.readCertificates': () => [],
      'sources.check': () => untrusted,
    })
    await userEvent.click(screen.getByRole('button', { name: 'Check connection' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Trust this certificate' }))
    const checks = asked().filter(({ name }) => name === 'sources.check')
    expect(checks).toHaveLength(2)
    expect(checks[1]?.input).toMatchObject({
      source: {
        tlsVerification: 'custom-ca',
        peerCertificate: '-----BEGIN CERTIFICATE-----\nCNCA\n-----END CERTIFICATE-----\n',
      },
    })
  })
})
