import { Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useIntl } from 'react-intl'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../ui/use-text.ts'
import { useEditScope } from './edit-context.tsx'
import { FieldError, type FieldParts } from './field-row.tsx'
import { inputProps } from './input-props.ts'
import listClasses from './row-list.module.css'

interface ScheduleFieldProps {
  readonly task: 'sync' | 'connectivity'
  readonly parts: FieldParts
}

/** What most people want, so that nobody has to know cron. */
const presets = {
  default: '',
  quarterHour: '*/15 * * * *',
  hour: '0 * * * *',
  fourHours: '0 */4 * * *',
  night: '30 2 * * *',
  workdays: '0 7 * * 1-5',
} as const
type Preset = keyof typeof presets
const isPreset = (text: string): text is Preset => text in presets
// The keys of an object literal are its own.
const presetNames = Object.keys(presets) as Preset[]

const pauseMs = 350

/** When a task runs: a usual rhythm or cron text, and the next times in words. */
export const ScheduleField = ({ task, parts }: ScheduleFieldProps) => {
  const text = useText()
  const intl = useIntl()
  const { edit, editing, set } = useEditScope()
  const field = `schedule.${task}` as const
  const cron = edit.values[field]
  const [settled] = useDebouncedValue(cron, pauseMs)
  const { data: next } = useCall(
    'sources.nextRuns',
    { slug: editing, task, cron: settled },
    { enabled: parts.error === undefined },
  )
  const preset = presetNames.find((name) => presets[name] === cron.trim()) ?? 'own'
  return (
    <Stack gap={6}>
      <Group gap={6} wrap="nowrap" align="flex-start">
        <NativeSelect
          className={listClasses.grow}
          aria-label={text('sources.schedule.rhythmOf', { task: parts.label })}
          value={preset}
          data={[
            ...presetNames.map((name) => ({
              value: name,
              label: text(
                name === 'default' ? `sources.schedule.default.${task}` : `sources.schedule.${name}`,
              ),
            })),
            { value: 'own', label: text('sources.schedule.own') },
          ]}
          onChange={({ currentTarget: { value } }) => {
            if (isPreset(value)) set(field, presets[value])
          }}
        />
        <TextInput
          {...inputProps(parts, { isCode: true })}
          w={150}
          error={parts.error !== undefined}
          placeholder={next?.cron ?? ''}
          spellCheck={false}
          value={cron}
          onChange={(event) => set(field, event.currentTarget.value)}
        />
      </Group>
      <FieldError>{parts.error}</FieldError>
      {parts.error === undefined && next !== undefined && next.times.length > 0 && (
        <Text size="xs" c="var(--rc-text-dim)">
          {text('sources.schedule.next', {
            times: intl.formatList(
              next.times.slice(0, 3).map((at) => intl.formatDate(at, isFar(at) ? farTime : nearTime)),
            ),
          })}
        </Text>
      )}
    </Stack>
  )
}

const nearTime = { weekday: 'short', hour: 'numeric', minute: '2-digit' } as const
const farTime = { dateStyle: 'medium', timeStyle: 'short' } as const
const weekMs = 7 * 24 * 60 * 60_000

/** A weekday alone names no day beyond the next seven. */
const isFar = (at: string): boolean => Date.parse(at) - Date.now() > weekMs
