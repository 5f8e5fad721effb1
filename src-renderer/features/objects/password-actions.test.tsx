import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { SignInView } from '../../../src-shared/contract/password-calls.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import {
  createFakeApi,
  englishSettings,
  prepareBrowser,
  sourceSummary,
  TestWindow,
  type FakeHandlers,
} from '../../app/test-window.tsx'
import { PasswordActions } from './password-actions.tsx'
import { PasswordDialog } from './password-dialog.tsx'

beforeAll(prepareBrowser)
afterEach(cleanup)

const open = async (item: string, handlers: FakeHandlers) => {
  const api = createFakeApi(handlers)
  render(
    <TestWindow api={api}>
      <PasswordActions id={7} username="ada" />
    </TestWindow>,
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Password' }))
  // The menu unfolds, which takes its time on a busy machine.
  await userEvent.click(await screen.findByRole('menuitem', { name: item }, { timeout: 10_000 }))
  return api
}

const enter = async (label: string, action: string) => {
  await userEvent.type(await screen.findByLabelText(label), 'secret-1')
  await userEvent.click(screen.getByRole('button', { name: action }))
}

const answer: SignInView = {
  ok: true,
  username: 'ada',
  source: 'corp',
  reason: null,
  refusal: null,
  checkedAgainst: 'directory',
  notices: ['The password expires in 5 days.'],
  otherSources: [],
  retryAt: null,
}

describe('the password of a person', { timeout: 30_000 }, () => {
  it('can be tried, and the answer has what the directory added', async () => {
    const api = await open('Check sign-in', { 'people.checkSignIn': () => answer })
    await enter('Password', 'Check sign-in')
    expect(await screen.findByText('corp takes the password.')).toBeDefined()
    expect(screen.getByText('The password expires in 5 days.')).toBeDefined()
    expect(api.calls).toContainEqual(['people.checkSignIn', { id: 7, password: 'secret-1' }])
  })

  it('is refused with the reason', async () => {
    const reason = 'The sign-in was refused: the account is locked.'
    await open('Check sign-in', {
      'people.checkSignIn': () => ({ ...answer, ok: false, refusal: 'locked', reason, notices: [] }),
    })
    await enter('Password', 'Check sign-in')
    expect(await screen.findByText(reason)).toBeDefined()
  })

  it('is refused with the reason in the language of the window', async () => {
    const api = createFakeApi({
      'settings.get': () => ({ ...englishSettings, language: 'de' }),
      'people.checkSignIn': () => ({
        ...answer,
        ok: false,
        refusal: 'locked',
        reason: 'The sign-in was refused: the account is locked.',
        notices: [],
      }),
    })
    render(
      <TestWindow api={api}>
        <PasswordDialog id={7} username="ada" task="check" onClose={() => undefined} />
      </TestWindow>,
    )
    await enter('Passwort', 'Anmeldung prüfen')
    expect(await screen.findByText('Die Anmeldung wurde abgelehnt: das Konto ist gesperrt.')).toBeDefined()
  })

  it('can be set, or every rule that it breaks is named', async () => {
    await open('Set password', {
      'people.setPassword': () => {
        throw new AppError('input.invalid', 'The new password does not meet the rules.', {
          problems: [{ path: 'password', message: 'It has 8 characters; at least 12 are needed.' }],
        })
      },
    })
    await enter('New password', 'Set password')
    expect(await screen.findByText('The new password does not meet the rules.')).toBeDefined()
    expect(screen.getByText('It has 8 characters; at least 12 are needed.')).toBeDefined()
  })

  it('is answered in the name of the source, not in its short name', async () => {
    await open('Check sign-in', {
      'people.checkSignIn': () => answer,
      'sources.list': () => [sourceSummary({ slug: 'corp', name: 'Head office' })],
    })
    await enter('Password', 'Check sign-in')
    expect(await screen.findByText('Head office takes the password.')).toBeDefined()
  })

  it('leads to the source where writing it back would have to be allowed', async () => {
    await open('Set password', {
      'people.setPassword': () => {
        throw new AppError('input.invalid', 'No source of ada may write passwords back.', {
          username: 'ada',
          sources: ['corp'],
        })
      },
    })
    await enter('New password', 'Set password')
    const link = await screen.findByRole('link', { name: 'Open “Password” of corp' })
    expect(link.getAttribute('href')).toBe('#/sources/corp?section=password')
  })

  it('is not sent while it is empty', async () => {
    await open('Check sign-in', {})
    expect(await screen.findByRole('button', { name: 'Check sign-in' })).toHaveProperty('disabled', true)
  })
})
