import { ActionIcon, Button, NativeSelect, Stack, TextInput, Tooltip } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import {
  addressOf,
  outgoingFormats,
  type OutgoingTarget,
} from '../../../src-shared/domain/outgoing-target.ts'
import { useText } from '../../ui/use-text.ts'
import { useEditScope } from './edit-context.tsx'
import { FieldError, type FieldParts } from './field-row.tsx'
import classes from './field-row.module.css'
import listClasses from './row-list.module.css'
import { problemWithinRow } from './source-problems.ts'

const kinds = ['webhook', ...outgoingFormats] as const
type Kind = (typeof kinds)[number]

const kindOf = (target: OutgoingTarget): Kind => (target.kind === 'webhook' ? 'webhook' : target.format)

const targetOf = (kind: Kind, address: string): OutgoingTarget =>
  kind === 'webhook' ? { kind, url: address } : { kind: 'file', path: address, format: kind }

/** The files and webhooks a source passes its changes on to, one a line. */
export const TargetsField = ({ parts }: { readonly parts: FieldParts }) => {
  const text = useText()
  const { edit, set, problems } = useEditScope()
  const targets = edit.values.outgoingTargets
  const replace = (row: number, kind: Kind, address: string): void =>
    set('outgoingTargets', targets.with(row, targetOf(kind, address)))
  // Problems count the targets that are sent, which leaves out empty lines.
  const sentRow = (row: number): number =>
    targets.slice(0, row).filter((target) => addressOf(target).trim() !== '').length
  const options = kinds.map((kind) => ({ value: kind, label: text(`sources.targets.kind.${kind}`) }))
  return (
    <Stack gap={6} role="group" aria-labelledby={parts.labelId} aria-describedby={parts.helpId}>
      {targets.map((target, row) => {
        const kind = kindOf(target)
        const address = addressOf(target)
        return (
          // Targets have no identity but their place while they are typed.
          <div key={row} className={listClasses.line}>
            <NativeSelect
              aria-label={text('sources.targets.kind', { number: row + 1 })}
              data={options}
              value={kind}
              onChange={({ currentTarget: { value } }) =>
                replace(row, kinds.find((each) => each === value) ?? kind, address)
              }
            />
            <TextInput
              className={listClasses.grow}
              classNames={{ input: classes.code ?? '', error: classes.error ?? '' }}
              aria-label={text('sources.targets.address', { number: row + 1 })}
              placeholder={
                kind === 'webhook' ? 'https://hooks.example.com/rollcall' : `/srv/exports/people.${kind}`
              }
              spellCheck={false}
              value={address}
              error={
                address.trim() === ''
                  ? undefined
                  : problemWithinRow(problems, 'outgoingTargets', sentRow(row))
              }
              onChange={(event) => replace(row, kind, event.currentTarget.value)}
            />
            <Tooltip label={text('sources.row.remove')}>
              <ActionIcon
                aria-label={text('sources.row.removeOf', { name: address })}
                onClick={() => set('outgoingTargets', targets.toSpliced(row, 1))}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </div>
        )
      })}
      <FieldError>{parts.error}</FieldError>
      <Button
        variant="subtle"
        className={listClasses.add}
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => set('outgoingTargets', [...targets, targetOf('webhook', '')])}
      >
        {text('sources.targets.add')}
      </Button>
    </Stack>
  )
}
