import { useQueryClient } from '@tanstack/react-query'
import type { Settings } from '../../../src-shared/contract/app-calls.ts'
import { useApi } from '../../api/api-context.tsx'
import { callQuery, useCall } from '../../api/use-call.ts'
import { useNotify } from '../../ui/use-notify.tsx'

export type ChangeSettings = (change: Partial<Settings>) => void

/** The settings, and a way to change some of them. A change is seen at once and taken back when it cannot be kept. */
export const useSettings = () => {
  const api = useApi()
  const client = useQueryClient()
  const notify = useNotify()
  const query = useCall('settings.get', undefined)
  const { queryKey } = callQuery(api, 'settings.get', undefined)
  const change: ChangeSettings = (part) => {
    const before = client.getQueryData(queryKey)
    if (before === undefined) return
    const next = { ...before, ...part }
    // All settings are saved together: the next change has to build on this one, not on what was read before it.
    client.setQueryData(queryKey, next)
    api.call('settings.save', next).catch((error: unknown) => {
      notify.failed(error)
      return client.invalidateQueries({ queryKey })
    })
  }
  return { query, change }
}
