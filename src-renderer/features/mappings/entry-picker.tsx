import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAddressBook, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { useCall } from '../../api/use-call.ts'
import { SafeText } from '../../ui/safe-text.tsx'
import { useText } from '../../ui/use-text.ts'
import { visibleText } from '../../ui/visible-text.ts'
import classes from './entry-picker.module.css'
import type { TriedEntry } from './use-tried-entry.ts'

interface EntryPickerProps {
  readonly objectType: 'user' | 'group' | 'any'
  readonly entry: TriedEntry | undefined
  readonly onChoose: (entry: TriedEntry) => void
}

const shortestSearch = 2
const mostFound = 20

/** Finds a stored person or group to try the expression on. */
export const EntryPicker = ({ objectType, entry, onChoose }: EntryPickerProps) => {
  const text = useText()
  const [search, setSearch] = useState<string>()
  const [rested] = useDebouncedValue(search?.trim() ?? '', 150)
  const combobox = useCombobox({ onDropdownClose: () => setSearch(undefined) })
  const isSearching = rested.length >= shortestSearch
  const query = useCall(
    'objects.search',
    { text: rested, limit: mostFound },
    { enabled: isSearching, keepPrevious: true },
  )
  const found = (isSearching ? (query.data ?? []) : []).filter(
    ({ kind }) => objectType === 'any' || kind === objectType,
  )
  const placeholders = {
    user: 'mappings.tryOnPeople',
    group: 'mappings.tryOnGroups',
    any: 'mappings.tryOnPlaceholder',
  } as const
  const choose = (value: string): void => {
    const hit = found.find(({ kind, id }) => `${kind}:${id}` === value)
    if (hit !== undefined) onChoose({ kind: hit.kind, id: hit.id, label: hit.label })
    combobox.closeDropdown()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target>
        <TextInput
          label={text('mappings.tryOn')}
          placeholder={text(placeholders[objectType])}
          value={search ?? (entry === undefined ? '' : visibleText(entry.label))}
          leftSection={<KindIcon kind={entry?.kind ?? 'user'} />}
          rightSection={isSearching && query.isFetching ? <Loader size={14} /> : undefined}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onChange={(event) => {
            setSearch(event.currentTarget.value)
            combobox.openDropdown()
            combobox.resetSelectedOption()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={search === undefined}>
        <Combobox.Options mah={260} className={classes.options} aria-label={text('mappings.tryOn')}>
          {found.map(({ kind, id, label, hint }) => (
            <Combobox.Option key={`${kind}:${id}`} value={`${kind}:${id}`} className={classes.option}>
              <KindIcon kind={kind} label={text(kind === 'user' ? 'mappings.person' : 'mappings.group')} />
              <span className={classes.label}>
                <SafeText>{label}</SafeText>
              </span>
              <span className={classes.hint}>
                <SafeText>{hint}</SafeText>
              </span>
            </Combobox.Option>
          ))}
          {found.length === 0 && (
            <Combobox.Empty>
              {text(isSearching && !query.isFetching ? 'mappings.tryOnNothing' : 'mappings.tryOnType')}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

const KindIcon = ({ kind, label }: { readonly kind: 'user' | 'group'; readonly label?: string }) => {
  const Icon = kind === 'user' ? IconAddressBook : IconUsers
  return (
    <Icon
      size={16}
      stroke={1.75}
      className={classes.icon}
      {...(label ? { 'aria-label': label } : { 'aria-hidden': true })}
    />
  )
}
