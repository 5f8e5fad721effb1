/** What is known of who sent a message. */
export interface Sender {
  /** Undefined when the frame is gone already. */
  readonly frameUrl: string | undefined
  readonly isMainFrame: boolean
  readonly isOurWindow: boolean
}

/** Our page in the main frame of our window, and nobody else: no frame within it, no page it was led to. */
export const isTrustedSender = ({ frameUrl, isMainFrame, isOurWindow }: Sender, origin: string): boolean =>
  isOurWindow && isMainFrame && frameUrl !== undefined && originOf(frameUrl) === origin

/** Scheme and host of an address, as written; URL gives "null" for a scheme it does not know. */
export const originOf = (url: string): string => /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? ''

/** Reloading our own page is the only navigation there is; routes are fragments and no navigation. */
export const isOurPage = (url: string, origin: string): boolean => originOf(url) === origin

const localSchemes = ['data:', 'blob:', 'devtools:']

/** True for what may be loaded at all: our own files, and what a page makes itself. */
export const isLocal = (url: string, origin: string): boolean => {
  if (localSchemes.some((scheme) => url.startsWith(scheme))) return true
  // electron-vite's server speaks over a web socket too.
  return originOf(url).replace(/^ws:/, 'http:') === origin
}
