import { createContext, use, type ReactNode } from 'react'
import type { ApiClient } from './api-client.ts'

const ApiContext = createContext<ApiClient | undefined>(undefined)

export const ApiProvider = ({ api, children }: { readonly api: ApiClient; readonly children: ReactNode }) => (
  <ApiContext value={api}>{children}</ApiContext>
)

export const useApi = (): ApiClient => {
  const api = use(ApiContext)
  if (api === undefined) throw new Error('useApi needs an ApiProvider above it')
  return api
}
