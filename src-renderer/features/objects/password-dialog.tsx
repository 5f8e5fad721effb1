import { Alert, Button, Group, List, Modal, PasswordInput, Stack, Text } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { PasswordView, SignInView } from '../../../src-shared/contract/password-calls.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import { useCommand } from '../../api/use-call.ts'
import { useCancellable } from '../../api/use-cancellable.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { useSaid } from '../../ui/use-said.ts'
import { useText } from '../../ui/use-text.ts'
import { visibleText } from '../../ui/visible-text.ts'

export type PasswordTask = 'check' | 'set'

interface PasswordDialogProps {
  readonly id: number
  readonly username: string
  readonly task: PasswordTask
  readonly onClose: () => void
}

/** Asks for a password and says what came of it. */
export const PasswordDialog = ({ id, username, task, onClose }: PasswordDialogProps) => {
  const text = useText()
  const [password, setPassword] = useState('')
  const check = useCancellable('people.checkSignIn')
  const set = useCommand('people.setPassword')
  const command = task === 'check' ? check : set
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    command.mutate({ id, password })
  }
  // What becomes of a change that was sent must be seen, whichever it is; a check can be given up.
  const close = (): void => {
    if (!set.isPending) onClose()
  }
  const title = text(task === 'check' ? 'password.checkOf' : 'password.setOf', {
    username: visibleText(username),
  })
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      centered
      closeButtonProps={{ 'aria-label': text('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm">{text(task === 'check' ? 'password.checkHint' : 'password.setHint')}</Text>
          <PasswordInput
            label={text(task === 'check' ? 'password.password' : 'password.newPassword')}
            autoComplete="off"
            data-autofocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <div aria-live="polite">
            {check.data !== undefined && <SignInResult answer={check.data} />}
            {set.data !== undefined && <PasswordResult answer={set.data} />}
            {command.error !== null && <PasswordFailure error={command.error} />}
          </div>
          <Group justify="flex-end" gap="sm">
            <Button variant="default" disabled={set.isPending} onClick={close}>
              {text(check.isPending ? 'common.cancel' : 'common.close')}
            </Button>
            <Button type="submit" loading={command.isPending} disabled={password === ''}>
              {text(task === 'check' ? 'password.check' : 'password.set')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

const SignInResult = ({ answer }: { readonly answer: SignInView }) => {
  const text = useText()
  const place = { source: answer.source ?? '' }
  const title = answer.ok
    ? text(answer.checkedAgainst === 'stored-hash' ? 'password.rightStored' : 'password.right', place)
    : (answer.reason ?? text('password.refused'))
  return (
    <Alert color={answer.ok ? 'green' : 'red'} title={title}>
      <Lines
        lines={answer.ok && answer.reason !== null ? [answer.reason, ...answer.notices] : answer.notices}
      />
    </Alert>
  )
}

const PasswordResult = ({ answer }: { readonly answer: PasswordView }) => {
  const text = useText()
  const title = text(answer.verified ? 'password.changed' : 'password.changedUnverified', {
    source: answer.source,
  })
  return (
    <Alert color={answer.verified ? 'green' : 'yellow'} title={title}>
      <Lines lines={answer.reason === null ? answer.notices : [answer.reason, ...answer.notices]} />
    </Alert>
  )
}

/** Every rule that is not met, where the password was checked before it was sent. */
const PasswordFailure = ({ error }: { readonly error: Error }) => (
  <>
    <ErrorPanel error={error} />
    <Lines lines={problemsOf(error)} />
  </>
)

const problemsOf = (error: Error): readonly string[] => {
  const problems: unknown = error instanceof AppError ? error.details['problems'] : undefined
  if (!Array.isArray(problems)) return []
  return problems.flatMap((problem: unknown) =>
    typeof problem === 'object' && problem !== null && 'message' in problem ? [String(problem.message)] : [],
  )
}

const Lines = ({ lines }: { readonly lines: readonly string[] }) => {
  const said = useSaid()
  return lines.length === 0 ? null : (
    <List size="sm" mt={4}>
      {lines.map((line) => (
        <List.Item key={line}>{visibleText(said(line))}</List.Item>
      ))}
    </List>
  )
}
