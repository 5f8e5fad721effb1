import { Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { SourceSummary } from '../../../src-shared/contract/source-calls.ts'
import { useLongCommand } from '../../api/use-call.ts'
import { useRemovalProgress } from '../../api/use-removal-progress.ts'
import { ConfirmDanger } from '../../ui/confirm-danger.tsx'
import { useNotify } from '../../ui/use-notify.tsx'
import { useText } from '../../ui/use-text.ts'
import { RemovalProgress } from './removal-progress.tsx'

interface RemoveSourceProps {
  readonly source: SourceSummary
  readonly onCancel: () => void
  readonly onRemoved: () => void
}

/** Removing a source, with the fate of what it brought named and counted. Keeping it is the choice that is set. */
export const RemoveSource = ({ source, onCancel, onRemoved }: RemoveSourceProps) => {
  const text = useText()
  const notify = useNotify()
  const remove = useLongCommand('sources.remove')
  const progress = useRemovalProgress(source.slug)
  const [keepsObjects, setKeepsObjects] = useState(true)
  const { name, slug, users, groups } = source
  return (
    <ConfirmDanger
      isOpen
      title={text('sources.remove.title', { name })}
      action={text(keepsObjects ? 'sources.remove.actionKeep' : 'sources.remove.actionDelete', {
        name,
        users,
        groups,
      })}
      isBusy={remove.isPending}
      progress={progress === undefined ? undefined : <RemovalProgress {...progress} />}
      onStop={remove.cancel}
      onCancel={onCancel}
      onConfirm={() => {
        const sayRemoved = (): void => {
          notify.done({ message: text('sources.remove.done', { name }) })
          onRemoved()
        }
        // No callbacks of `mutate`: the row that this question belongs to may be gone before the answer is here.
        void remove.mutateAsync({ slug, keepObjects: keepsObjects }).then(sayRemoved, notify.failed)
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{text('sources.remove.meaning', { name })}</Text>
        <Radio.Group
          label={text('sources.remove.objects', { users, groups })}
          value={keepsObjects ? 'keep' : 'delete'}
          onChange={(value) => setKeepsObjects(value === 'keep')}
        >
          <Stack gap={6} mt={6}>
            <Radio
              value="keep"
              label={text('sources.remove.keep')}
              description={text('sources.remove.keepMeaning')}
            />
            <Radio
              value="delete"
              label={text('sources.remove.delete')}
              description={text('sources.remove.deleteMeaning')}
            />
          </Stack>
        </Radio.Group>
      </Stack>
    </ConfirmDanger>
  )
}
