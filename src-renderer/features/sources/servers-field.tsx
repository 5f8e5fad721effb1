import { ActionIcon, Button, Stack, TextInput, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useText } from '../../ui/use-text.ts'
import { useEditScope } from './edit-context.tsx'
import { FieldError, type FieldParts } from './field-row.tsx'
import classes from './field-row.module.css'
import listClasses from './row-list.module.css'
import { moveRow } from './move-row.ts'
import { problemOfRow } from './source-problems.ts'

/** The addresses of a directory, one a line, in the order in which they are tried. */
export const ServersField = ({ parts }: { readonly parts: FieldParts }) => {
  const text = useText()
  const { edit, set, problems } = useEditScope()
  const servers = edit.values.serverUri.length === 0 ? [''] : edit.values.serverUri
  const replace = (row: number, uri: string): void => set('serverUri', servers.with(row, uri))
  // Problems count the addresses that are sent, which leaves out empty lines.
  const sentRow = (row: number): number => servers.slice(0, row).filter((uri) => uri.trim() !== '').length
  return (
    <Stack gap={6} role="group" aria-labelledby={parts.labelId} aria-describedby={parts.helpId}>
      {servers.map((uri, row) => (
        // Addresses have no identity but their place while they are typed.
        <div key={row} className={listClasses.line}>
          <TextInput
            className={listClasses.grow}
            classNames={{ input: classes.code ?? '', error: classes.error ?? '' }}
            aria-label={text('sources.servers.address', { number: row + 1 })}
            placeholder="ldaps://dc1.example.com"
            spellCheck={false}
            value={uri}
            error={uri.trim() === '' ? undefined : problemOfRow(problems, 'serverUri', sentRow(row))}
            onChange={(event) => replace(row, event.currentTarget.value)}
          />
          {servers.length > 1 && (
            <>
              <Tooltip label={text('sources.row.up')}>
                <ActionIcon
                  aria-label={text('sources.row.upOf', { name: uri })}
                  disabled={row === 0}
                  onClick={() => set('serverUri', [...moveRow(servers, row, -1)])}
                >
                  <IconArrowUp size={16} aria-hidden />
                </ActionIcon>
              </Tooltip>
              <Tooltip label={text('sources.row.down')}>
                <ActionIcon
                  aria-label={text('sources.row.downOf', { name: uri })}
                  disabled={row === servers.length - 1}
                  onClick={() => set('serverUri', [...moveRow(servers, row, 1)])}
                >
                  <IconArrowDown size={16} aria-hidden />
                </ActionIcon>
              </Tooltip>
              <Tooltip label={text('sources.row.remove')}>
                <ActionIcon
                  aria-label={text('sources.row.removeOf', { name: uri })}
                  onClick={() => set('serverUri', servers.toSpliced(row, 1))}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </Tooltip>
            </>
          )}
        </div>
      ))}
      <FieldError>{parts.error}</FieldError>
      <Button
        variant="subtle"
        className={listClasses.add}
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => set('serverUri', [...servers, ''])}
      >
        {text('sources.servers.add')}
      </Button>
    </Stack>
  )
}
