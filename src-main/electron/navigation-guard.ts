import { app, type WebContents } from 'electron'
import { isOurPage } from './trusted-senders.ts'

interface GuardSetup {
  /** The one origin that pages may come from. */
  readonly origin: string
  /** Told of what was refused. */
  readonly onRefused: (what: string, url: string) => void
}

/** Keeps every page of this program where it is: no navigation, no window, no webview. Call it before any is made. */
export const guardNavigation = (setup: GuardSetup): void => {
  app.on('web-contents-created', (_event, contents) => guard(contents, setup))
}

const guard = (contents: WebContents, { origin, onRefused }: GuardSetup): void => {
  const refuseForeign = (event: { readonly url: string; preventDefault(): void }): void => {
    if (isOurPage(event.url, origin)) return
    event.preventDefault()
    onRefused('navigation', event.url)
  }
  contents.on('will-navigate', refuseForeign)
  contents.on('will-frame-navigate', refuseForeign)
  contents.on('will-redirect', refuseForeign)
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
    onRefused('webview', '')
  })
  contents.setWindowOpenHandler(({ url }) => {
    onRefused('window', url)
    return { action: 'deny' }
  })
}
