import { useDebouncedValue } from '@mantine/hooks'
import { useMemo } from 'react'
import { useCall } from '../../api/use-call.ts'
import { checkLocally, mergeFindings, noFindings, stillTrue, type Findings } from './source-problems.ts'
import { draftOf, withoutSecrets, type SourceEdit } from './source-values.ts'

/** Long enough for a word to be typed, short enough to feel like an answer. */
const pauseMs = 350

/** Everything wrong or doubtful about a draft: the page's own checks at once, the main process's a moment later. */
export const useFindings = (edit: SourceEdit, editing: string | null): Findings => {
  const { data: mappings } = useCall('mappings.list', undefined)
  const [settled] = useDebouncedValue(edit, pauseMs)
  const { data: said } = useCall('sources.validate', withoutSecrets(draftOf(settled, editing)), {
    keepPrevious: true,
  })
  const own = useMemo(() => checkLocally(edit.values, mappings), [edit.values, mappings])
  return useMemo(
    () => mergeFindings(own, stillTrue(said ?? noFindings, settled.values, edit.values)),
    [own, said, settled, edit.values],
  )
}
