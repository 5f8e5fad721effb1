import { Alert, Anchor, Button, Group, List, Modal, PasswordInput, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { Link } from 'wouter'
import type { PasswordView, SignInView } from '../../../src-shared/contract/password-calls.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import { useCommand } from '../../api/use-call.ts'
import { useCancellable } from '../../api/use-cancellable.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { useSaid } from '../../ui/use-said.ts'
import { useText } from '../../ui/use-text.ts'
import { visibleText } from '../../ui/visible-text.ts'
import { useSourceNames } from './use-source-names.ts'

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
  const said = useSaid()
  const nameOf = useNameOf()
  const place = { source: nameOf(answer.source ?? '') }
  const refusal = answer.reason === null ? text('password.refused') : visibleText(said(answer.reason))
  const accepted = answer.checkedAgainst === 'stored-hash' ? 'password.rightStored' : 'password.right'
  return (
    <Verdict
      tone={answer.ok ? 'green' : 'red'}
      title={answer.ok ? text(accepted, place) : refusal}
      lines={answer.ok && answer.reason !== null ? [answer.reason, ...answer.notices] : answer.notices}
    />
  )
}

const PasswordResult = ({ answer }: { readonly answer: PasswordView }) => {
  const text = useText()
  const nameOf = useNameOf()
  return (
    <Verdict
      tone={answer.verified ? 'green' : 'yellow'}
      title={text(answer.verified ? 'password.changed' : 'password.changedUnverified', {
        source: nameOf(answer.source),
      })}
      lines={answer.reason === null ? answer.notices : [answer.reason, ...answer.notices]}
    />
  )
}

const useNameOf = (): ((slug: string) => string) => {
  const { names } = useSourceNames()
  return (slug) => visibleText(names.get(slug) ?? slug)
}

const signs = { green: IconCircleCheck, yellow: IconAlertTriangle, red: IconCircleX } as const

interface VerdictProps {
  readonly tone: keyof typeof signs
  readonly title: string
  readonly lines: readonly string[]
}

const Verdict = ({ tone, title, lines }: VerdictProps) => {
  const Sign = signs[tone]
  return (
    <Alert color={tone} icon={<Sign size={18} aria-hidden />} title={title}>
      {lines.length > 0 && <Lines lines={lines} />}
    </Alert>
  )
}

/** Every rule that is not met, where the password was checked before it was sent; or where to allow it. */
const PasswordFailure = ({ error }: { readonly error: Error }) => {
  const text = useText()
  const nameOf = useNameOf()
  return (
    <>
      <ErrorPanel
        error={error}
        actions={sourcesThatCould(error).map((slug) => (
          <Anchor
            key={slug}
            component={Link}
            size="sm"
            underline="always"
            href={`/sources/${encodeURIComponent(slug)}?section=password`}
          >
            {text('password.toSource', { source: nameOf(slug) })}
          </Anchor>
        ))}
      />
      <Lines lines={problemsOf(error)} />
    </>
  )
}

/** The sources of a person that may not write passwords back, where that is what failed. */
const sourcesThatCould = (error: Error): readonly string[] => {
  const sources: unknown = error instanceof AppError ? error.details['sources'] : undefined
  return Array.isArray(sources) ? sources.filter((slug) => typeof slug === 'string') : []
}

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
