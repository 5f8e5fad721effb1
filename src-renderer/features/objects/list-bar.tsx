import { Button, Select, TextInput } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import type { MessageId } from '../../../src-shared/messages/catalogue.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { useText } from '../../ui/use-text.ts'
import classes from './list-bar.module.css'
import {
  isNarrowed,
  listStates,
  parseSince,
  printSince,
  sinceSpans,
  widened,
  type ListFilter,
  type ListState,
} from './list-filter.ts'

interface ListBarProps<Sort extends string> {
  readonly searchLabel: string
  readonly filter: ListFilter<Sort>
  readonly onChange: (filter: ListFilter<Sort>) => void
  readonly sources: readonly { readonly slug: string; readonly name: string }[]
  /** People have accounts that are active or not; groups do not. */
  readonly hasAccounts: boolean
}

const stateLabels: Readonly<Record<ListState, MessageId>> = {
  all: 'objects.notDeleted',
  present: 'objectState.present',
  suspect: 'objectState.suspect',
  deleted: 'objectState.deleted',
}
const aDay = 'day-of-choice'

/** Search and filters of a list, in one line where there is room. */
export const ListBar = <Sort extends string>(props: ListBarProps<Sort>) => {
  const { filter, onChange, sources, hasAccounts } = props
  const text = useText()
  const change = (part: Partial<ListFilter<Sort>>): void => onChange({ ...filter, ...part })
  return (
    <div className={classes.bar} role="search" aria-label={text('objects.filters')}>
      <SearchField
        label={props.searchLabel}
        value={filter.search}
        onChange={(search) => change({ search })}
      />
      <Choice
        label={text('objects.source')}
        value={filter.source ?? ''}
        width={150}
        options={[
          { value: '', label: text('objects.allSources') },
          ...sources.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
        onChange={(slug) => change({ source: slug === '' ? null : slug })}
      />
      <Choice
        label={text('objects.state')}
        value={filter.state}
        width={140}
        options={listStates.map((state) => ({ value: state, label: text(stateLabels[state]) }))}
        onChange={(value) => change({ state: listStates.find((state) => state === value) ?? 'all' })}
      />
      {hasAccounts && (
        <Choice
          label={text('objects.account')}
          value={accountValue(filter.active)}
          width={165}
          options={[
            { value: '', label: text('people.anyActive') },
            { value: 'yes', label: text('people.active') },
            { value: 'no', label: text('people.inactive') },
          ]}
          onChange={(value) => change({ active: value === '' ? null : value === 'yes' })}
        />
      )}
      <SinceChoice {...props} />
      {isNarrowed(filter) && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconFilterOff size={15} aria-hidden />}
          onClick={() => onChange(widened(filter))}
        >
          {text('objects.clearFilters')}
        </Button>
      )}
    </div>
  )
}

const accountValue = (active: boolean | null): string => {
  if (active === null) return ''
  return active ? 'yes' : 'no'
}

const SinceChoice = <Sort extends string>({ filter, onChange }: ListBarProps<Sort>) => {
  const text = useText()
  const { since } = filter
  return (
    <>
      <Choice
        label={text('objects.since')}
        value={since?.kind === 'day' ? aDay : (since?.span ?? '')}
        width={205}
        options={[
          { value: '', label: text('objects.anyTime') },
          ...sinceSpans.map((span) => ({ value: span, label: text(`objects.since.${span}`) })),
          { value: aDay, label: text('objects.sinceDay') },
        ]}
        onChange={(value) => onChange({ ...filter, since: parseSince(value === aDay ? today() : value) })}
      />
      {since?.kind === 'day' && (
        <TextInput
          type="date"
          size="xs"
          w={140}
          aria-label={text('objects.day')}
          value={printSince(since)}
          max={today()}
          onChange={({ currentTarget }) => {
            const day = parseSince(currentTarget.value)
            if (day !== null) onChange({ ...filter, since: day })
          }}
        />
      )}
    </>
  )
}

/** Where the person is, not in Greenwich. */
const today = (): string => {
  const now = new Date()
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`
}

const twoDigits = (part: number): string => String(part).padStart(2, '0')

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly width: number
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}

const Choice = ({ label, value, width, options, onChange }: ChoiceProps) => (
  <Select
    aria-label={label}
    size="xs"
    w={width}
    // What narrows the list stands out from what does not.
    {...(value === (options[0]?.value ?? '') ? {} : { 'data-narrows': true })}
    className={classes.choice}
    value={value}
    data={[...options]}
    allowDeselect={false}
    comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
    onChange={(next) => {
      if (next !== null) onChange(next)
    }}
  />
)
