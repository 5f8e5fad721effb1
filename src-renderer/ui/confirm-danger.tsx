import { Button, Group, Modal, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from './use-text.ts'

interface ConfirmDangerProps {
  readonly isOpen: boolean
  /** Names the object and the count: "Delete the source Head office?" */
  readonly title: string
  /** What it means for the data. */
  readonly children: ReactNode
  /** The verb with its object: "Approve 12 deletions". */
  readonly action: string
  readonly isBusy?: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** Asks before something is lost. Cancel has the focus, so Enter never destroys anything. */
export const ConfirmDanger = (props: ConfirmDangerProps) => {
  const text = useText()
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onCancel}
      title={props.title}
      centered
      closeButtonProps={{ 'aria-label': text('common.close') }}
    >
      <Text size="sm" component="div">
        {props.children}
      </Text>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" data-autofocus onClick={props.onCancel}>
          {text('common.cancel')}
        </Button>
        <Button color="red" variant="light" loading={props.isBusy === true} onClick={props.onConfirm}>
          {props.action}
        </Button>
      </Group>
    </Modal>
  )
}
