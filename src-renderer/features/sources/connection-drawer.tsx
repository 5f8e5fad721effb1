import { Button, Drawer, Group, Stack, Text } from '@mantine/core'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { useText } from '../../ui/use-text.ts'
import { CheckProgress } from './check-progress.tsx'
import { ConnectionLadder } from './connection-ladder.tsx'
import { useEditScope } from './edit-context.tsx'
import { draftOf } from './source-values.ts'
import type { CancellableCall } from '../../api/use-cancellable.ts'
import { useTrust } from './use-trust.ts'

interface ConnectionDrawerProps {
  readonly isOpen: boolean
  /** Begun by whoever opened the drawer. */
  readonly check: CancellableCall<'sources.check'>
  readonly onClose: () => void
}

/** *Check connection*: the draft as it stands, saved or not. */
export const ConnectionDrawer = ({ isOpen, check, onClose }: ConnectionDrawerProps) => {
  const text = useText()
  const { edit, editing } = useEditScope()
  const { mutate, cancel, data, error, isPending, isError } = check
  const trust = useTrust()
  return (
    <Drawer
      opened={isOpen}
      onClose={() => {
        cancel()
        onClose()
      }}
      position="right"
      size={520}
      title={text('sources.check.title')}
      closeButtonProps={{ 'aria-label': text('common.close') }}
    >
      <Stack gap="md">
        <Group justify="space-between">
          <Text size="sm" c="var(--rc-text-dim)">
            {data === undefined ? (
              text('sources.check.ofDraft')
            ) : (
              <>
                {text('sources.check.checked')} <RelativeTime at={data.checkedAt} />
              </>
            )}
          </Text>
          {!isPending && (
            <Button variant="default" onClick={() => mutate(draftOf(edit, editing))}>
              {text('sources.check.again')}
            </Button>
          )}
        </Group>
        {isPending && <CheckProgress label={text('sources.check.running')} onCancel={cancel} />}
        {isError && <ErrorPanel error={error} />}
        {!isPending && data !== undefined && (
          <ConnectionLadder
            report={data}
            onTrust={(chain) => {
              const values = trust(chain)
              mutate(draftOf({ ...edit, values: { ...edit.values, ...values } }, editing))
            }}
          />
        )}
      </Stack>
    </Drawer>
  )
}
