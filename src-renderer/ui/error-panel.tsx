import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { CopyDetails } from './copy-details.tsx'
import classes from './error-panel.module.css'
import { useSaid } from './use-said.ts'
import { useText } from './use-text.ts'

interface ErrorPanelProps {
  readonly error: unknown
  readonly onRetry?: () => void
  /** What it means for the data, in a sentence. */
  readonly meaning?: string
  /** Ways on, besides trying again. */
  readonly actions?: ReactNode
}

/** What happened, what it means, what to do next, and the details for a colleague. */
export const ErrorPanel = ({ error, onRetry, meaning, actions }: ErrorPanelProps) => {
  const text = useText()
  const said = useSaid()
  const failure = error instanceof AppError ? error : new AppError('internal', String(error))
  return (
    <Alert
      classNames={{ root: classes.panel ?? '', title: classes.title ?? '', icon: classes.icon ?? '' }}
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={said(failure.message)}
      role="alert"
    >
      {meaning !== undefined && <Text size="sm">{meaning}</Text>}
      <Text size="sm">{said(failure.remedy)}</Text>
      <Group gap="sm" mt="sm">
        {onRetry !== undefined && (
          <Button variant="default" onClick={onRetry}>
            {text('common.retry')}
          </Button>
        )}
        {actions}
        <CopyDetails failure={failure} />
      </Group>
    </Alert>
  )
}
