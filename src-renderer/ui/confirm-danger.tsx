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
  /** How far it is, while it is busy. */
  readonly progress?: ReactNode
  /** Ends work that is under way; without it, leaving the question leaves the work alone. */
  readonly onStop?: () => void
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** Asks before something is lost. Cancel has the focus, so Enter never destroys anything. */
export const ConfirmDanger = (props: ConfirmDangerProps) => {
  const text = useText()
  const isBusy = props.isBusy === true
  const leave = isBusy ? (props.onStop ?? props.onCancel) : props.onCancel
  return (
    <Modal
      opened={props.isOpen}
      onClose={leave}
      title={props.title}
      centered
      size={520}
      closeButtonProps={{ 'aria-label': text('common.close') }}
    >
      <Text size="sm" component="div">
        {props.children}
      </Text>
      {isBusy && props.progress}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" data-autofocus onClick={leave}>
          {text('common.cancel')}
        </Button>
        <Button color="red" variant="light" loading={isBusy} onClick={props.onConfirm}>
          {props.action}
        </Button>
      </Group>
    </Modal>
  )
}
