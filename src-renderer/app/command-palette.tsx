import { Kbd } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight, spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useSaid } from '../ui/use-said.ts'
import { useText } from '../ui/use-text.ts'
import classes from './command-palette.module.css'
import { findEntries, groupEntries, type PaletteEntry } from './palette-entries.ts'
import { useFoundObjects, usePaletteEntries } from './use-palette-entries.ts'

/** A pause in typing after which people and groups are searched. */
const typingMs = 120

/** Ctrl/Cmd-K: pages, commands, sources, and people and groups by search, all by keyboard. */
export const CommandPalette = ({ onHelp }: { readonly onHelp: () => void }) => {
  const text = useText()
  const [typed, setTyped] = useState('')
  return (
    <Spotlight.Root
      shortcut="mod + K"
      tagsToIgnore={[]}
      triggerOnContentEditable
      size={640}
      yOffset={80}
      overlayProps={{ blur: 0 }}
      title={text('palette.title')}
      classNames={{ header: classes.title }}
      onSpotlightClose={() => setTyped('')}
    >
      <Palette typed={typed} onType={setTyped} onHelp={onHelp} />
    </Spotlight.Root>
  )
}

interface PaletteProps {
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly onHelp: () => void
}

const Palette = ({ typed, onType, onHelp }: PaletteProps) => {
  const text = useText()
  const said = useSaid()
  const listId = useId()
  const [searched] = useDebouncedValue(typed, typingMs)
  const found = useFoundObjects(searched)
  const offered = findEntries(usePaletteEntries(onHelp), typed)
  const groups = groupEntries([...offered, ...found.entries])
  // Headings gather what belongs together, so the order by keys is that of the groups.
  const entries = groups.flatMap((group) => group.entries)
  const [chosen, setChosen] = useState(0)
  const selected = Math.min(chosen, entries.length - 1)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setChosen((selected + 1) % Math.max(entries.length, 1))
    else if (event.key === 'ArrowUp') setChosen((selected - 1 + entries.length) % Math.max(entries.length, 1))
    else if (event.key !== 'Enter') return
    event.preventDefault()
    const entry = entries[selected]
    if (event.key === 'Enter' && entry !== undefined) run(entry)
  }
  return (
    <>
      <div className={classes.field}>
        <IconSearch size={18} aria-hidden />
        <input
          className={classes.input}
          role="combobox"
          aria-label={text('palette.placeholder')}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={entries.length === 0 ? undefined : `${listId}-${selected}`}
          aria-autocomplete="list"
          data-autofocus
          placeholder={text('palette.placeholder')}
          value={typed}
          onChange={(event) => {
            onType(event.currentTarget.value)
            setChosen(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={listId} role="listbox" aria-label={text('palette.title')} className={classes.list}>
        {groups.map(({ group, entries: members }) => (
          <div key={group} role="group" aria-label={group}>
            <div className={classes.group} aria-hidden>
              {group}
            </div>
            {members.map((entry) => {
              const index = entries.indexOf(entry)
              return (
                <Option
                  key={entry.id}
                  id={`${listId}-${index}`}
                  entry={entry}
                  isSelected={index === selected}
                  onPoint={() => setChosen(index)}
                  onRun={() => run(entry)}
                />
              )
            })}
          </div>
        ))}
      </div>
      <div role="status" className={classes.status}>
        {found.isSearching && text('palette.searching')}
        {found.error !== null && text('palette.failed', { message: said(found.error.message) })}
        {!found.isSearching && found.error === null && entries.length === 0 && text('palette.nothing')}
      </div>
    </>
  )
}

const run = (entry: PaletteEntry): void => {
  spotlight.close()
  entry.run()
}

interface OptionProps {
  readonly id: string
  readonly entry: PaletteEntry
  readonly isSelected: boolean
  readonly onPoint: () => void
  readonly onRun: () => void
}

const Option = ({ id, entry, isSelected, onPoint, onRun }: OptionProps) => {
  const element = useRef<HTMLDivElement>(null)
  const { icon: EntryIcon, label, hint, keys = [] } = entry
  // Keys move the selection out of sight; scrolling belongs to the browser.
  useEffect(() => {
    if (isSelected) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isSelected])
  return (
    // The focus stays in the field, which has the keys of the list (ARIA combobox pattern).
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={isSelected}
      className={classes.option}
      onMouseMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      <EntryIcon size={17} stroke={1.75} aria-hidden className={classes.icon} />
      <span className={classes.label}>{label}</span>
      {hint !== undefined && hint !== '' && <span className={classes.hint}>{hint}</span>}
      {keys.length > 0 && (
        <span className={classes.keys} aria-hidden>
          {keys.map((key, index) => (
            <Kbd key={key + String(index)} size="xs">
              {key}
            </Kbd>
          ))}
        </span>
      )}
    </div>
  )
}
