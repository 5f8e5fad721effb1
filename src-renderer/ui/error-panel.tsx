import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useClipboard } from '@mantine/hooks'
import { AppError } from '../../src-shared/errors/app-error.ts'
import classes from './error-panel.module.css'
import { useText } from './use-text.ts'

interface ErrorPanelProps {
  readonly error: unknown
  readonly onRetry?: () => void
}

/** What happened, what to do next, and the details for a colleague. */
export const ErrorPanel = ({ error, onRetry }: ErrorPanelProps) => {
  const text = useText()
  const clipboard = useClipboard()
  const failure = error instanceof AppError ? error : new AppError('internal', String(error))
  const details = JSON.stringify(
    { code: failure.code, message: failure.message, details: failure.details },
    null,
    2,
  )
  return (
    <Alert
      classNames={{ root: classes.panel ?? '', title: classes.title ?? '', icon: classes.icon ?? '' }}
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={failure.message}
      role="alert"
    >
      <Text size="sm">{failure.remedy}</Text>
      <Group gap="sm" mt="sm">
        {onRetry !== undefined && (
          <Button variant="default" onClick={onRetry}>
            {text('common.retry')}
          </Button>
        )}
        <Button variant="default" onClick={() => clipboard.copy(details)}>
          {clipboard.copied ? text('common.copied') : text('common.copyDetails')}
        </Button>
      </Group>
    </Alert>
  )
}
