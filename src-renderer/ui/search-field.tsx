import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useText } from './use-text.ts'

/** Long enough for the next letter, short enough to feel immediate. */
const typingPauseMs = 250

interface SearchFieldProps {
  readonly label: string
  /** Where the label says too little of what is searched. */
  readonly placeholder?: string
  readonly value: string
  /** Called when typing pauses. */
  readonly onChange: (value: string) => void
  readonly width?: number | string
}

/** Searches once typing rests; Escape and the cross empty it. */
export const SearchField = ({
  label,
  placeholder = label,
  value,
  onChange,
  width = 260,
}: SearchFieldProps) => {
  const text = useText()
  /** What is typed and not yet asked for; undefined when the field shows what the route has. */
  const [typed, setTyped] = useState<string>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const change = useRef(onChange)
  // The pause ends in a later render, whose route may be another.
  useEffect(() => {
    change.current = onChange
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  const finish = (next: string): void => {
    clearTimeout(timer.current)
    setTyped(undefined)
    change.current(next)
  }
  const shown = typed ?? value
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={placeholder}
      size="xs"
      w={width}
      maw="100%"
      value={shown}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        shown === '' ? undefined : (
          <CloseButton size="xs" aria-label={text('common.clearSearch')} onClick={() => finish('')} />
        )
      }
      onChange={({ currentTarget }) => {
        const next = currentTarget.value
        setTyped(next)
        clearTimeout(timer.current)
        timer.current = setTimeout(() => finish(next), typingPauseMs)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(event.currentTarget.value)
        if (event.key !== 'Escape' || shown === '') return
        // The first Escape empties the field; what it lies in closes with the next.
        event.preventDefault()
        finish('')
      }}
    />
  )
}
