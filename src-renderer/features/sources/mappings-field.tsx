import { ActionIcon, Anchor, NativeSelect, Stack, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useRef, type KeyboardEvent } from 'react'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../ui/use-text.ts'
import { useEditScope } from './edit-context.tsx'
import { FieldError, type FieldParts } from './field-row.tsx'
import listClasses from './row-list.module.css'
import { moveRow } from './move-row.ts'
import { problemOfRow } from './source-problems.ts'

interface MappingsFieldProps {
  readonly object: 'user' | 'group'
  readonly parts: FieldParts
}

/** The mappings of a source in the order in which they run; Alt and an arrow key move one. */
export const MappingsField = ({ object, parts }: MappingsFieldProps) => {
  const text = useText()
  const { edit, set, problems } = useEditScope()
  const { data: known } = useCall('mappings.list', undefined)
  const list = useRef<HTMLOListElement>(null)
  const field = object === 'user' ? 'userPropertyMappings' : 'groupPropertyMappings'
  const names = edit.values[field]
  const fitting = (known ?? []).filter(({ objectType }) => objectType === object || objectType === 'any')
  const unused = fitting.filter(({ name }) => !names.includes(name))

  const move = (row: number, by: -1 | 1): void => {
    set(field, [...moveRow(names, row, by)])
    // The row keeps the focus at its new place; its elements are those of the row it changed places with.
    list.current?.children[row + by]?.querySelector<HTMLElement>('a')?.focus()
  }
  const onKeyDown = (row: number) => (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(row, event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <Stack gap={6} role="group" aria-labelledby={parts.labelId} aria-describedby={parts.helpId}>
      {names.length > 0 && (
        <ol className={listClasses.list} ref={list}>
          {names.map((name, row) => (
            <li key={row} className={listClasses.entry}>
              <span className={listClasses.number} aria-hidden>
                {row + 1}
              </span>
              <span className={listClasses.name}>
                <Anchor size="sm" onKeyDown={onKeyDown(row)} href={`#/mappings/${encodeURIComponent(name)}`}>
                  {name}
                </Anchor>
                <span className={listClasses.problem}>{problemOfRow(problems, field, row)}</span>
              </span>
              <Tooltip label={text('sources.row.up')}>
                <ActionIcon
                  aria-label={text('sources.row.upOf', { name })}
                  disabled={row === 0}
                  onClick={() => move(row, -1)}
                >
                  <IconArrowUp size={16} aria-hidden />
                </ActionIcon>
              </Tooltip>
              <Tooltip label={text('sources.row.down')}>
                <ActionIcon
                  aria-label={text('sources.row.downOf', { name })}
                  disabled={row === names.length - 1}
                  onClick={() => move(row, 1)}
                >
                  <IconArrowDown size={16} aria-hidden />
                </ActionIcon>
              </Tooltip>
              <Tooltip label={text('sources.row.remove')}>
                <ActionIcon
                  aria-label={text('sources.row.removeOf', { name })}
                  onClick={() => set(field, names.toSpliced(row, 1))}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </Tooltip>
            </li>
          ))}
        </ol>
      )}
      <FieldError>{parts.error}</FieldError>
      <NativeSelect
        aria-label={text(object === 'user' ? 'sources.mappings.addUser' : 'sources.mappings.addGroup')}
        value=""
        disabled={unused.length === 0}
        data={[
          { value: '', label: text('sources.mappings.add') },
          ...unused.map(({ name }) => ({ value: name, label: name })),
        ]}
        onChange={(event) => set(field, [...names, event.currentTarget.value])}
      />
      {names.length > 1 && <p className={listClasses.hint}>{text('sources.mappings.keys')}</p>}
    </Stack>
  )
}
