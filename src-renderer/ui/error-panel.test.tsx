import { notifications } from '@mantine/notifications'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { createFakeApi, prepareBrowser, TestWindow } from '../app/test-window.tsx'
import { ErrorPanel } from './error-panel.tsx'
import { useNotify } from './use-notify.tsx'

const refusal = new AppError('directory.credentials-rejected', 'The server said no.', { resultCode: 49 })

const FailingButton = () => {
  const notify = useNotify()
  return <button onClick={() => notify.failed(refusal)}>Fail</button>
}

const copied = (api: ReturnType<typeof createFakeApi>) =>
  api.calls.flatMap(([name, input]) => (name === 'app.copyText' ? [input] : []))

beforeEach(prepareBrowser)
afterEach(() => {
  notifications.clean()
  cleanup()
})

describe('what is known of a failure', () => {
  it('is copied by the program, because the page may not reach the clipboard, and the button says so', async () => {
    const api = createFakeApi({ 'app.copyText': () => undefined })
    render(
      <TestWindow api={api}>
        <ErrorPanel error={refusal} />
      </TestWindow>,
    )
    await userEvent.click(await screen.findByRole('button', { name: 'Copy details' }))
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeDefined()
    expect(copied(api)).toEqual([{ text: expect.stringContaining('"resultCode": 49') }])
  })

  it('can be copied from a message too', async () => {
    const api = createFakeApi({ 'app.copyText': () => undefined })
    render(
      <TestWindow api={api}>
        <FailingButton />
      </TestWindow>,
    )
    await userEvent.click(await screen.findByRole('button', { name: 'Fail' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Copy details' }))
    expect(copied(api)).toEqual([{ text: expect.stringContaining('directory.credentials-rejected') }])
  })
})
