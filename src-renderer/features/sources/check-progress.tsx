import { Button, Group, Loader, Text } from '@mantine/core'
import { useText } from '../../ui/use-text.ts'

interface CheckProgressProps {
  /** What is being asked, and of whom. */
  readonly label: string
  readonly onCancel: () => void
}

/** Waiting for a directory, with a way out. */
export const CheckProgress = ({ label, onCancel }: CheckProgressProps) => {
  const text = useText()
  return (
    <Group gap="sm" role="status">
      <Loader size={16} aria-hidden />
      <Text size="sm">{label}</Text>
      <Button variant="subtle" color="gray" onClick={onCancel}>
        {text('common.cancel')}
      </Button>
    </Group>
  )
}
