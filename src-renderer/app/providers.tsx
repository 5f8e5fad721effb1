import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { IntlProvider } from 'react-intl'
import { catalogues, languageOf } from '../../src-shared/messages/catalogue.ts'
import { sentences } from '../../src-shared/messages/said.ts'
import type { ApiClient } from '../api/api-client.ts'
import { ApiProvider } from '../api/api-context.tsx'
import { refreshQueries } from '../api/refresh-queries.ts'
import { useCall } from '../api/use-call.ts'
import { ClockProvider } from '../ui/clock.tsx'
import { DesktopProvider } from '../ui/desktop.tsx'
import { cssVariables, theme } from './theme.ts'
import { desktopOf } from './desktop-of.ts'

const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // The data is on this machine and every change is announced: nothing is refetched on a hunch.
        staleTime: Infinity,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })

/** The nonce of this load, which styles made at run time must carry (docs/security.md). */
const styleNonce = (): string =>
  document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? ''

interface ProvidersProps {
  readonly api: ApiClient
  readonly children: ReactNode
}

/** Everything a page finds above it: the contract, its cache, theme and language. */
export const Providers = ({ api, children }: ProvidersProps) => {
  const [queryClient] = useState(makeQueryClient)
  const desktop = useMemo(() => desktopOf(api), [api])
  // Changes are made outside the page too (scheduler, command line, tray); the main process announces their topics.
  useEffect(
    () =>
      api.onEvent((event) => {
        if (event.kind === 'data.changed') void refreshQueries(queryClient, event.topics)
      }),
    [api, queryClient],
  )
  return (
    <ApiProvider api={api}>
      <DesktopProvider desktop={desktop}>
        <QueryClientProvider client={queryClient}>
          <Appearance>{children}</Appearance>
        </QueryClientProvider>
      </DesktopProvider>
    </ApiProvider>
  )
}

const Appearance = ({ children }: { readonly children: ReactNode }) => {
  const { data: settings, isPending: isAsking } = useCall('settings.get', undefined)
  const { data: info } = useCall('app.info', undefined)
  // The browser's language is the program's, and there before the program has looked at everything else it is asked.
  const locale = info?.locale ?? navigator.language
  const chosen = settings?.language ?? 'system'
  const language = chosen === 'system' ? languageOf(locale) : chosen
  const scheme = settings?.theme ?? 'system'
  // The document belongs to no component: its language is what screen readers go by.
  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.toggleAttribute('data-high-contrast', settings?.highContrast === true)
  }, [language, settings?.highContrast])
  // Drawn in another language or theme for a moment, the window would seem to change its mind.
  if (isAsking) return null
  return (
    // The region decides about dates and numbers wherever it goes with the language: English is read with British dates too.
    <IntlProvider
      locale={languageOf(locale) === language ? locale : language}
      messages={{ ...catalogues[language], ...sentences[language] }}
    >
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        getStyleNonce={styleNonce}
        defaultColorScheme="auto"
        {...(scheme === 'system' ? {} : { forceColorScheme: scheme })}
      >
        <ClockProvider>
          {/* Not in a corner: a message that stays would lie on the buttons of a page's foot or head. */}
          <Notifications position="bottom-center" limit={4} />
          {children}
        </ClockProvider>
      </MantineProvider>
    </IntlProvider>
  )
}
