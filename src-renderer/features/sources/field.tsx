import { NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core'
import { assertNever } from '../../../src-shared/errors/assert-never.ts'
import type { MessageId } from '../../../src-shared/messages/catalogue.ts'
import { useText } from '../../ui/use-text.ts'
import { CertificateField } from './certificate-field.tsx'
import { DnField } from './dn-field.tsx'
import { useEditScope } from './edit-context.tsx'
import { FieldRow, type FieldParts } from './field-row.tsx'
import classes from './field-row.module.css'
import { FilterField } from './filter-field.tsx'
import { inputProps } from './input-props.ts'
import { MappingsField } from './mappings-field.tsx'
import { ScheduleField } from './schedule-field.tsx'
import { SecretField } from './secret-field.tsx'
import { ServersField } from './servers-field.tsx'
import { TargetsField } from './targets-field.tsx'
import type { Control, FieldId, FieldSpec } from './source-fields.ts'

interface FieldProps {
  readonly spec: FieldSpec
  readonly reason?: string | undefined
}

const groupKinds: readonly Control['kind'][] = ['servers', 'targets', 'mappings', 'secret']

/** A field of the source with the control that fits it. */
export const Field = ({ spec, reason }: FieldProps) => (
  <FieldRow id={spec.id} reason={reason} isGroup={groupKinds.includes(spec.control.kind)}>
    {(parts) => <FieldControl spec={spec} parts={parts} />}
  </FieldRow>
)

interface ControlProps {
  readonly spec: FieldSpec
  readonly parts: FieldParts
}

const FieldControl = ({ spec: { id, control }, parts }: ControlProps) => {
  if (control.kind === 'secret') return <SecretField secret={control.secret} parts={parts} />
  // Every id but the secrets' is a field of the source (source-fields.ts).
  const field = id as FieldId
  switch (control.kind) {
    case 'text':
    case 'number':
    case 'toggle':
    case 'choice':
      return <PlainControl field={field} control={control} parts={parts} />
    case 'servers':
      return <ServersField parts={parts} />
    case 'targets':
      return <TargetsField parts={parts} />
    case 'certificate':
      return <CertificateField field={certificateFieldOf(field)} parts={parts} />
    case 'dn':
      return <DnField field={dnFieldOf(field)} isBelowBase={control.isBelowBase} parts={parts} />
    case 'filter':
      return <FilterField object={control.object} parts={parts} />
    case 'mappings':
      return <MappingsField object={control.object} parts={parts} />
    case 'cron':
      return <ScheduleField task={control.task} parts={parts} />
    default:
      return assertNever(control)
  }
}

const certificateFieldOf = (field: FieldId): 'peerCertificate' | 'clientCertificate' =>
  field === 'peerCertificate' ? 'peerCertificate' : 'clientCertificate'

const dnFieldOf = (field: FieldId): 'baseDn' | 'additionalUserDn' | 'additionalGroupDn' => {
  if (field === 'additionalUserDn' || field === 'additionalGroupDn') return field
  return 'baseDn'
}

interface PlainControlProps {
  readonly field: FieldId
  readonly control: Extract<Control, { kind: 'text' | 'number' | 'toggle' | 'choice' }>
  readonly parts: FieldParts
}

const PlainControl = ({ field, control, parts }: PlainControlProps) => {
  const text = useText()
  const { edit, setMany } = useEditScope()
  const value = edit.values[field]
  const set = (next: string | number | boolean): void => setMany({ [field]: next })
  switch (control.kind) {
    case 'text':
      return (
        <TextInput
          {...inputProps(parts, { isCode: control.isCode === true })}
          value={String(value)}
          placeholder={control.placeholder}
          spellCheck={false}
          onChange={(event) => set(event.currentTarget.value)}
        />
      )
    case 'number':
      return (
        <NumberInput
          {...inputProps(parts)}
          value={typeof value === 'number' ? value : ''}
          min={control.min}
          max={control.max}
          clampBehavior="none"
          w={180}
          suffix={
            control.unit === undefined
              ? ''
              : ` ${text(`sources.unit.${control.unit}`, { count: Number(value) })}`
          }
          // While a number is being typed it may be text such as "-"; only a number or nothing is a value.
          onChange={(next) => set(typeof next === 'number' ? next : '')}
        />
      )
    case 'toggle':
      return (
        <Switch
          id={parts.id}
          mt={6}
          description={parts.help}
          error={parts.error}
          classNames={{ description: classes.hidden ?? '', error: classes.error ?? '' }}
          checked={value === true}
          onChange={(event) => set(event.currentTarget.checked)}
        />
      )
    case 'choice':
      return (
        <NativeSelect
          {...inputProps(parts)}
          value={String(value)}
          data={control.options.map((option) => ({ value: option, label: text(choiceId(field, option)) }))}
          onChange={(event) => set(event.currentTarget.value)}
        />
      )
    default:
      return assertNever(control)
  }
}

// The words of every option are in the catalogue under field and option; source-fields.test.ts holds it to that.
export const choiceId = (field: FieldId, option: string): MessageId =>
  `sources.choice.${field}.${option}` as MessageId
