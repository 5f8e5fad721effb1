import { useState } from 'react'
import { useCall } from '../../api/use-call.ts'

/** The stored person or group an expression is tried on. */
export interface TriedEntry {
  readonly kind: 'user' | 'group'
  readonly id: number
  readonly label: string
}

export interface TriedEntryChoice {
  readonly entry: TriedEntry | undefined
  /** Nothing is stored that it could be tried on. */
  readonly isNothingThere: boolean
  readonly choose: (entry: TriedEntry) => void
}

/** The entry a person chose, or the first there is, so that a result is shown from the start. */
export const useTriedEntry = (objectType: 'user' | 'group' | 'any'): TriedEntryChoice => {
  const [chosen, choose] = useState<TriedEntry>()
  const wanted = objectType === 'group' ? 'group' : 'user'
  const people = useCall('people.list', { limit: 1, state: 'present' }, { enabled: objectType !== 'group' })
  const groups = useCall('groups.list', { limit: 1, state: 'present' }, { enabled: objectType === 'group' })
  const person = people.data?.items[0]
  const group = groups.data?.items[0]
  const first: TriedEntry | undefined =
    wanted === 'user'
      ? person && { kind: 'user', id: person.id, label: person.name === '' ? person.username : person.name }
      : group && { kind: 'group', id: group.id, label: group.name }
  const fits = chosen !== undefined && (objectType === 'any' || chosen.kind === objectType)
  const list = wanted === 'user' ? people : groups
  return {
    entry: fits ? chosen : first,
    isNothingThere: list.data?.items.length === 0,
    choose,
  }
}
