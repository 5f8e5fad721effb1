import { Select } from '@mantine/core'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../ui/use-text.ts'
import { useRouteFilter } from './use-route-filter.ts'

/** Narrows what is listed to one source, in the address. */
export const SourceSelect = () => {
  const text = useText()
  const filter = useRouteFilter()
  const { data: sources = [] } = useCall('sources.list', undefined)
  return (
    <Select
      aria-label={text('runs.source')}
      size="xs"
      w={200}
      value={filter.get('source') ?? ''}
      data={[
        { value: '', label: text('runs.allSources') },
        ...sources.map((source) => ({ value: source.slug, label: source.name })),
      ]}
      allowDeselect={false}
      onChange={(source) => filter.set({ source, delivery: null })}
    />
  )
}
