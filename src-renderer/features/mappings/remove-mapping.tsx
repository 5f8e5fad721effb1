import { Button, Group, Modal, Text } from '@mantine/core'
import type { MappingRow } from '../../../src-shared/contract/mapping-calls.ts'
import { useCommand } from '../../api/use-call.ts'
import { ConfirmDanger } from '../../ui/confirm-danger.tsx'
import { useNotify } from '../../ui/use-notify.tsx'
import { useText } from '../../ui/use-text.ts'
import { UsedBy } from './used-by.tsx'

interface RemoveMappingProps {
  /** The mapping somebody wants to delete. */
  readonly row: MappingRow | undefined
  readonly onClose: () => void
  readonly onRemoved?: () => void
}

/** Asks before a mapping is deleted, or says which sources still need it. */
export const RemoveMapping = ({ row, onClose, onRemoved }: RemoveMappingProps) => {
  const text = useText()
  const notify = useNotify()
  const remove = useCommand('mappings.remove')
  const name = row?.name ?? ''
  const usedBy = row?.usedBy ?? []
  if (usedBy.length > 0)
    return (
      <Modal
        opened
        onClose={onClose}
        title={text('mappings.inUseTitle', { name })}
        centered
        closeButtonProps={{ 'aria-label': text('common.close') }}
      >
        <Text size="sm">{text('mappings.inUseMeaning', { count: usedBy.length })}</Text>
        <Text size="sm" mt="sm">
          <UsedBy sources={usedBy} />
        </Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" data-autofocus onClick={onClose}>
            {text('common.close')}
          </Button>
        </Group>
      </Modal>
    )
  return (
    <ConfirmDanger
      isOpen={row !== undefined}
      title={text('mappings.deleteTitle', { name })}
      action={text('mappings.deleteAction')}
      isBusy={remove.isPending}
      onCancel={onClose}
      onConfirm={() =>
        remove.mutate(
          { name },
          {
            onSuccess: () => {
              onClose()
              onRemoved?.()
              notify.done({ message: text('mappings.deleted', { name }) })
            },
            onError: (error) => notify.failed(error),
          },
        )
      }
    >
      {text('mappings.deleteMeaning')}
    </ConfirmDanger>
  )
}
