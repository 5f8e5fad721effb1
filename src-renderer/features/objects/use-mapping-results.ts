import { useQueries } from '@tanstack/react-query'
import type { CallInput, CallOutput } from '../../../src-shared/contract/contract.ts'
import { useApi } from '../../api/api-context.tsx'
import { callQuery, useCall } from '../../api/use-call.ts'
import type { ObjectView } from './detail-view.ts'
import type { MappingResults } from './provenance.ts'

type Preview = CallInput<'mappings.preview'>

/** Gives nothing, so that what comes back is what an object has before its first mapping. */
const nothing: Preview['mapping'] = { name: 'nothing', objectType: 'any', expression: 'return {}' }

/**
 * What each mapping of the first source makes of the entry as stored. Which mapping gave a value is not stored with
 * it: that would cost every entry of every sync what only a look at one needs.
 */
export const useMappingResults = ({ kind, id, raw }: ObjectView): MappingResults | undefined => {
  const api = useApi()
  // A preview evaluates the entry of the first source, in the order in which they come here.
  const slug = raw[0]?.slug
  const source = useCall('sources.get', slug ?? '', { enabled: slug !== undefined }).data?.source
  const mappings = useCall('mappings.list', undefined).data
  const names = (kind === 'user' ? source?.userPropertyMappings : source?.groupPropertyMappings) ?? []
  const listed = names.flatMap((name) => mappings?.find((mapping) => mapping.name === name) ?? [])
  const asked = [
    nothing,
    ...listed.map(({ name, objectType, expression }) => ({ name, objectType, expression })),
  ]
  const isReady = slug !== undefined && source !== undefined && mappings !== undefined
  const previews = useQueries({
    queries: asked.map((mapping) => ({
      ...callQuery(api, 'mappings.preview', { mapping, object: kind, id }),
      enabled: isReady,
    })),
  })
  if (!isReady || previews.some(({ isPending }) => isPending)) return undefined
  const [base = {}, ...given] = previews.map(({ data }) => propertiesOf(data))
  return {
    slug,
    base,
    given: listed.map(({ name }, index) => ({ mapping: name, properties: given[index] ?? {} })),
  }
}

const propertiesOf = (outcome: CallOutput<'mappings.preview'> | undefined) =>
  outcome?.kind === 'mapped' ? outcome.properties : {}
