import { Accordion, Box, Button, Group, Text } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import type { CallOutput } from '../../../src-shared/contract/contract.ts'
import { useCommand } from '../../api/use-call.ts'
import { DelayedSkeleton } from '../../ui/delayed-skeleton.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { useNotify } from '../../ui/use-notify.tsx'
import { useSaid } from '../../ui/use-said.ts'
import { useText } from '../../ui/use-text.ts'
import { byteLength, lineCount } from './byte-size.ts'
import classes from './diagnostics-section.module.css'
import { useByteSize } from './use-byte-size.ts'

type Part = CallOutput<'diagnostics.preview'>[number]

/** The bundle for whoever helps: read first, saved after. */
export const DiagnosticsSection = () => {
  const text = useText()
  const notify = useNotify()
  const size = useByteSize()
  // A command and not a query: what is shown has to be of now, never of an earlier visit.
  const preview = useCommand('diagnostics.preview')
  const save = useCommand('diagnostics.save')
  const parts = preview.data
  return (
    <div className={classes.section}>
      <Text size="sm" c="var(--rc-text-dim)" maw={560}>
        {text('settings.diagnostics.help')}
      </Text>
      <Group gap="sm" mt="sm" align="center">
        <Button
          variant={parts === undefined ? 'filled' : 'default'}
          loading={preview.isPending}
          onClick={() => preview.mutate(undefined)}
        >
          {text(parts === undefined ? 'settings.diagnostics.look' : 'settings.diagnostics.again')}
        </Button>
        {parts !== undefined && (
          <>
            <Button
              leftSection={<IconDeviceFloppy size={16} aria-hidden />}
              loading={save.isPending}
              onClick={() =>
                save.mutate(undefined, {
                  onSuccess: ({ path }) => {
                    if (path !== null) notify.done({ message: text('settings.diagnostics.saved', { path }) })
                  },
                  onError: (error) => notify.failed(error),
                })
              }
            >
              {text('settings.diagnostics.save')}
            </Button>
            <span className={classes.total}>
              {text('settings.diagnostics.total', {
                count: parts.length,
                size: size(parts.map((part) => byteLength(part.text)).reduce((sum, each) => sum + each, 0)),
              })}
            </span>
          </>
        )}
      </Group>
      {preview.isPending && <DelayedSkeleton lines={4} />}
      {preview.isError && <ErrorPanel error={preview.error} onRetry={() => preview.mutate(undefined)} />}
      {parts !== undefined && <Parts parts={parts} />}
    </div>
  )
}

const Parts = ({ parts }: { readonly parts: readonly Part[] }) => {
  const text = useText()
  const said = useSaid()
  const size = useByteSize()
  return (
    <Accordion
      multiple
      variant="default"
      mt="md"
      aria-label={text('settings.diagnostics.parts')}
      transitionDuration={0}
      keepMounted={false}
    >
      {parts.map((part) => (
        <Accordion.Item key={part.name} value={part.name}>
          <Accordion.Control>
            <div className={classes.part}>
              <span className={classes.name}>{part.name}</span>
              <span className={classes.description}>{said(part.description)}</span>
              <span className={classes.size}>
                {text('settings.diagnostics.size', {
                  size: size(byteLength(part.text)),
                  lines: lineCount(part.text),
                })}
              </span>
            </div>
          </Accordion.Control>
          <Accordion.Panel>
            {part.text === '' ? (
              <Text size="sm" c="var(--rc-text-dim)">
                {text('settings.diagnostics.empty')}
              </Text>
            ) : (
              <Box
                component="pre"
                className={classes.text}
                tabIndex={0}
                role="region"
                aria-label={text('settings.diagnostics.text', { name: part.name })}
              >
                {part.text}
              </Box>
            )}
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  )
}
